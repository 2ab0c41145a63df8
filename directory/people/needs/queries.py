"""Reading what somebody needs as a guest, for those who look after guests."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from directory.people.needs.tables import Need
from directory.permissions import Directory


@dataclass(frozen=True, slots=True)
class Needed:
    """In their own words."""

    diet: str
    access: str

    @property
    def lines(self) -> dict[str, str]:
        return {"diet": self.diet, "access": self.access}


async def need_of(actor: Actor, person: UUID) -> Needed | None:
    """None where nothing is known. Raises Denied."""
    require(actor, Directory.NEED_READ)
    row = await Need.select(Need.diet, Need.access).where(Need.person == person).first()
    return Needed(**row) if row else None


async def needs_of(actor: Actor, people: Collection[UUID]) -> dict[UUID, Needed]:
    """Of those of whom something is known. Raises Denied."""
    require(actor, Directory.NEED_READ)
    if not people:
        return {}
    rows = await Need.select(Need.person, Need.diet, Need.access).where(Need.person.is_in(list(people)))
    return {row["person"]: Needed(row["diet"], row["access"]) for row in rows}
