"""Which sign-on there is, and whom it opens."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.identities.tables import Identity
from core.errors import NotFound
from core.settings import SignOnSettings, settings


@dataclass(frozen=True, slots=True)
class Linked:
    """As its owner sees it; instants in UTC. The issuer's own word for the person is shown to nobody."""

    id: UUID
    issuer: str
    linked_at: datetime
    used_at: datetime | None


def sign_on() -> SignOnSettings:
    """Raises NotFound where none is set up."""
    found = settings().oidc
    if found is None:
        raise NotFound
    return found


def sign_on_name() -> str | None:
    """What stands on its button."""
    found = settings().oidc
    return found.name if found else None


async def identity_of(account: UUID) -> Linked | None:
    row = (
        await Identity.select(Identity.id, Identity.issuer, Identity.linked_at, Identity.used_at)
        .where(Identity.account == account)
        .first()
    )
    return Linked(**row) if row else None


async def by_subject(issuer: str, subject: str) -> Identity | None:
    return await Identity.objects().where((Identity.issuer == issuer) & (Identity.subject == subject)).first()
