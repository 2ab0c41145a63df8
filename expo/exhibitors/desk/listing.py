"""Exhibitors as an organiser looks through them: by words, state and pavilion, with how many are in each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from core.actor import Actor
from core.leaves import Leaf, leaf
from expo.exhibitors.queries import Application, applications, numbers_by_state
from expo.exhibitors.rules import STATE_NAMES


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` counts the whole edition by state; `area` is what those found wish for, in square metres."""

    leaf: Leaf[Application]
    words: str
    state: str
    pavilion: str
    numbers: Mapping[str, int]
    area: int

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"q": self.words, "state": self.state, "pavilion": self.pavilion}


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str]) -> Listing:
    """A state that there is not asks for all."""
    state = asked["state"] if asked["state"] in STATE_NAMES else ""
    found = await applications(
        actor,
        edition,
        states=frozenset({state}) if state else frozenset(),
        words=asked["q"],
        pavilion=asked["pavilion"],
    )
    return Listing(
        leaf(found, asked["page"]),
        asked["q"],
        state,
        asked["pavilion"],
        await numbers_by_state(actor, edition),
        sum(one.wishes.area for one in found),
    )
