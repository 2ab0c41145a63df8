"""Who has a seat in a session, in the order of an index, with whether they have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.desk.palette import fits
from expo.permissions import Expo
from expo.seats.queries import Seating, seating_of

SEATED = """
SELECT t.id, coalesce(nullif(a.name, ''), a.email, '') AS name, coalesce(a.email, '') AS email, t.arrived_at
FROM expo_seat t JOIN core_account a ON a.id = t.account
WHERE t.seating = {} AND t.state = 'seated'
ORDER BY lower(coalesce(nullif(a.name, ''), a.email, '')), t.place
"""


@dataclass(frozen=True, slots=True)
class Guest:
    """`name` is their address where they gave no name."""

    seat: UUID
    name: str
    email: str
    arrived_at: datetime | None


@dataclass(frozen=True, slots=True)
class DoorList:
    seating: Seating
    guests: tuple[Guest, ...]

    @property
    def arrived(self) -> int:
        return sum(one.arrived_at is not None for one in self.guests)

    def found(self, words: str) -> list[Guest]:
        return [one for one in self.guests if not words or fits(f"{one.name} {one.email}", words)]


async def door_list(actor: Actor, *, edition: str, session: str) -> DoorList:
    """Raises Denied, NotFound for a session that one does not sign up for."""
    require(actor, Expo.DOOR_READ)
    seating = await seating_of(edition, session)
    return DoorList(seating, tuple(_guest(row) for row in await DB.run_querystring(QueryString(SEATED, seating.id))))


def _guest(row: Mapping[str, Any]) -> Guest:
    return Guest(row["id"], row["name"], row["email"], row["arrived_at"])
