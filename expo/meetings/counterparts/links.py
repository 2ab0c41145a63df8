"""Reading the links of counterparts: whose a link is, and whom we write to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.sessions.commands import digest_of
from core.errors import NotFound
from core.settings import settings
from expo.meetings.counterparts.sealing import opened
from expo.meetings.counterparts.tables import CounterpartLink


@dataclass(frozen=True, slots=True)
class Link:
    """`address` is an e-mail's, `language` a code of ours; `token` is the secret of the page's address."""

    id: UUID
    counterpart: UUID
    name: str
    address: str
    language: str
    token: str
    made_at: datetime
    ends_at: datetime
    seen_at: datetime | None

    @property
    def address_of_page(self) -> str:
        return f"{settings().base_url}/meeting/{self.token}"


async def link_of(counterpart: UUID) -> Link | None:
    """The one that is not withdrawn."""
    mine = (CounterpartLink.counterpart == counterpart) & CounterpartLink.withdrawn_at.is_null()
    row = await CounterpartLink.objects().where(mine).first()
    return None if row is None else _link(row)


async def shown_by(token: str, now: datetime) -> Link:
    """Raises NotFound for a link that is unknown, replaced, withdrawn or over: they look the same."""
    live = (CounterpartLink.digest == digest_of(token)) & CounterpartLink.withdrawn_at.is_null()
    row = await CounterpartLink.objects().where(live & (CounterpartLink.ends_at > now)).first()
    if row is None:
        raise NotFound
    return _link(row)


def _link(row: CounterpartLink) -> Link:
    return Link(
        row.id,
        row.counterpart,
        row.name,
        row.address,
        row.language,
        opened(row.id, row.sealed),
        row.made_at,
        row.ends_at,
        row.seen_at,
    )
