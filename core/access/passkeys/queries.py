"""The passkeys of an account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.tables import Passkey


@dataclass(frozen=True, slots=True)
class Key:
    """As its owner knows it; instants in UTC."""

    id: UUID
    name: str
    made_at: datetime
    used_at: datetime | None


async def passkeys_of(account: UUID) -> list[Key]:
    """The newest first."""
    rows = (
        await Passkey.select(Passkey.id, Passkey.name, Passkey.made_at, Passkey.used_at)
        .where(Passkey.account == account)
        .order_by(Passkey.made_at, ascending=False)
    )
    return [Key(**row) for row in rows]
