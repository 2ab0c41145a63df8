"""The devices there are, and when each was last seen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound

FIND = """
SELECT a.id, a.name, d.purpose, d.place, d.code_ends_at, d.paired_at, a.disabled_at,
       (SELECT max(s.seen_at) FROM core_session s WHERE s.account = a.id) AS seen_at
FROM core_device d JOIN core_account a ON a.id = d.account
"""
ALL = FIND + "ORDER BY a.disabled_at IS NOT NULL, a.name, a.id LIMIT 500"
ONE = FIND + "WHERE a.id = {}"


@dataclass(frozen=True, slots=True)
class Standing:
    """`id` is that of its account; instants in UTC."""

    id: UUID
    name: str
    purpose: str
    place: str
    code_ends_at: datetime | None
    paired_at: datetime | None
    disabled_at: datetime | None
    seen_at: datetime | None

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {"name": self.name, "place": self.place}


async def devices(actor: Actor) -> list[Standing]:
    """Those that were revoked last."""
    require(actor, Core.DEVICE_READ)
    return [Standing(**row) for row in await DB.run_querystring(QueryString(ALL))]


async def device(actor: Actor, account: UUID) -> Standing:
    """A device sees itself. Raises NotFound."""
    if account != actor.account:
        require(actor, Core.DEVICE_READ)
    rows = await DB.run_querystring(QueryString(ONE, account))
    if not rows:
        raise NotFound
    return Standing(**rows[0])
