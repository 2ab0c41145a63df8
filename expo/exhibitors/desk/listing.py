"""Exhibitors as an organiser looks through them: by words, state and pavilion, with how many are in each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.actor import Actor
from core.leaves import Leaf, leaf
from expo.exhibitors.messages.queries import unread_by
from expo.exhibitors.queries import Application, applications, numbers_by_state
from expo.exhibitors.rules import STATE_NAMES, TAKING_PART
from expo.exhibitors.tasks.queries import chores_of
from expo.exhibitors.tasks.rules import Readiness, readiness

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` counts the whole edition by state; `area` is what those found wish for, in square metres."""

    leaf: Leaf[Application]
    words: str
    state: str
    pavilion: str
    numbers: Mapping[str, int]
    area: int
    ready: Mapping[UUID, Readiness]
    unread: Mapping[UUID, int]
    only: str
    order: str

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"q": self.words, "state": self.state, "pavilion": self.pavilion, "only": self.only, "order": self.order}


async def listing(actor: Actor, edition: UUID, asked: Mapping[str, str], today: date) -> Listing:
    """A state that there is not asks for all; `only` late or unready leaves those out who are not, `order` ready begins
    with whoever is least so. `today` in the edition's zone.
    """
    state = asked["state"] if asked["state"] in STATE_NAMES else ""
    states = frozenset({state}) if state else frozenset()
    found = await applications(actor, edition, states=states, words=asked["q"], pavilion=asked["pavilion"])
    chores = await chores_of(edition, [one.id for one in found if one.state in TAKING_PART])
    ready = {one: readiness(theirs, today) for one, theirs in chores.items()}
    unread = await unread_by("organiser", [one.id for one in found])
    only = asked["only"] if asked["only"] in ("late", "unready", "unread") else ""
    wanted = {
        "late": {one for one, theirs in ready.items() if theirs.late},
        "unready": {one for one, theirs in ready.items() if theirs.percent < WHOLE},
        "unread": set(unread),
    }
    found = [one for one in found if not only or one.id in wanted[only]]
    order = "ready" if asked["order"] == "ready" else ""
    if order:
        found.sort(key=lambda one: ready[one.id].percent if one.id in ready else WHOLE + 1)
    return Listing(
        leaf(found, asked["page"]),
        asked["q"],
        state,
        asked["pavilion"],
        await numbers_by_state(actor, edition),
        sum(one.wishes.area for one in found),
        ready,
        unread,
        only,
        order,
    )
