"""What changed from one version to the next for somebody who is in it, and who that is; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.errors import mark
from crm.delegations.programme.versions.frozen import Frozen, FrozenItem, by_id

Whose = Literal["member", "car", "room", "interpreter"]
What = Literal["new", "off", "moved", "place", "changed"]
WHAT_NAMES: Mapping[What, str] = {
    "new": mark("New in the programme"),
    "off": mark("Does not take place for you"),
    "moved": mark("Another time"),
    "place": mark("Another place"),
    "changed": mark("Changed"),
}
TOLD_OF = ("title", "host", "notes", "cars", "interpreters", "travel", "kind", "first", "then", "booth")


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Somebody or something in a programme: `id` is a delegate's, a car's, a room's or the interpreter's person."""

    whose: Whose
    id: UUID


@dataclass(frozen=True, slots=True)
class Changed:
    """`before` is None for what is new, `after` for what is off; `what` lists all that differs, the weightiest first."""

    what: tuple[What, ...]
    before: FrozenItem | None
    after: FrozenItem | None

    @property
    def item(self) -> FrozenItem:
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a side")
        return found


def is_in(item: FrozenItem, party: Party) -> bool:
    """Whether the item is one of theirs."""
    ids = {"member": item.members, "car": item.cars, "interpreter": item.interpreters, "room": (item.room,)}
    return party.id in ids[party.whose]


def items_for(frozen: Frozen, party: Party) -> list[FrozenItem]:
    """By time."""
    return sorted((one for one in frozen.items if is_in(one, party)), key=lambda one: (one.begin, one.end, one.id))


def changes_for(previous: Frozen | None, frozen: Frozen, party: Party) -> list[Changed]:
    """By time. For the first version there are none: all of it is new."""
    if previous is None:
        return []
    before = by_id(items_for(previous, party))
    after = by_id(items_for(frozen, party))
    found = [_compared(before.get(one), after.get(one)) for one in {*before, *after}]
    return sorted((one for one in found if one.what), key=lambda one: (one.item.begin, one.item.id))


def _compared(before: FrozenItem | None, after: FrozenItem | None) -> Changed:
    if before is None or after is None:
        return Changed(("new",) if before is None else ("off",), before, after)
    what: list[What] = []
    if (before.begin, before.end) != (after.begin, after.end):
        what.append("moved")
    if (before.place, before.room, before.table) != (after.place, after.room, after.table):
        what.append("place")
    if any(getattr(before, name) != getattr(after, name) for name in TOLD_OF):
        what.append("changed")
    return Changed(tuple(what), before, after)


def parties_of(frozen: Frozen) -> list[Party]:
    """Members in protocol order, then cars and interpreters; an interpreter who is a member is told as that."""
    members = [Party("member", one.id) for one in frozen.members]
    came = {one.person for one in frozen.members}
    cars = sorted({car for one in frozen.items for car in one.cars})
    others = sorted({person for one in frozen.items for person in one.interpreters} - came)
    return [*members, *(Party("car", one) for one in cars), *(Party("interpreter", one) for one in others)]


def to_be_told(previous: Frozen | None, frozen: Frozen) -> dict[Party, list[Changed]]:
    """Everybody of the first version; then those for whom something changed, also who is in it no more."""
    whom: Sequence[Party] = parties_of(frozen)
    if previous is None:
        return {one: [] for one in whom if items_for(frozen, one)}
    left = [one for one in parties_of(previous) if one not in whom]
    found = {one: changes_for(previous, frozen, one) for one in (*whom, *left)}
    return {one: changed for one, changed in found.items() if changed}
