"""Exhibitors as an organiser looks through them, with how many are in each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.actor import Actor
from core.leaves import Leaf, leaf
from expo.exhibitors.desk.filters import WHOLE, Found, exhibitors_found
from expo.exhibitors.queries import Application, numbers_by_state


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` counts the whole edition by state; `area` is what those found wish for, in square metres."""

    leaf: Leaf[Application]
    found: Found
    numbers: Mapping[str, int]
    area: int
    order: str

    @property
    def state(self) -> str:
        return self.found.asked["state"]

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {**self.filters, "order": self.order}

    @property
    def filters(self) -> dict[str, str]:
        """What narrows it, as an address says it."""
        return {name: value for name, value in self.found.asked.items() if value}


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str], today: date) -> Listing:
    """Something that there is not asks for all; `order` ready begins with whoever is least so. `today` in the edition's
    zone.
    """
    found = await exhibitors_found(actor, edition, asked, today)
    order = "ready" if asked.get("order") == "ready" else ""
    ones = list(found.ones)
    if order:
        ones.sort(key=lambda one: found.ready[one.id].percent if one.id in found.ready else WHOLE + 1)
    return Listing(
        leaf(ones, asked.get("page", "")),
        found,
        await numbers_by_state(actor, edition),
        sum(one.wishes.area for one in ones),
        order,
    )
