"""Interpreted sessions as who plans interpretation looks through them: by day, and by what they lack; pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import mark
from core.forms.form import day_in
from core.leaves import Leaf, leaf
from expo.channels.queries import Plan
from expo.channels.rules import SIGNED, Trouble
from expo.programme.board.views import days_of
from expo.programme.slots.queries import Draft
from expo.releases.publication import day_of
from expo.releases.snapshot import FrozenSession, FrozenSlot

WHICH = {
    "": mark("All"),
    "trouble": mark("To be looked at"),
    "nobody": mark("Without an interpreter"),
    "channel": mark("Without a channel"),
    "unplaced": mark("Without a place"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`slot` is the first one, of the day that is asked for."""

    session: FrozenSession
    slot: FrozenSlot | None
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`there` counts before anything is narrowed."""

    leaf: Leaf[Line]
    days: tuple[date, ...]
    day: date | None
    which: str
    there: int

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"day": str(self.day or ""), "which": self.which}


def listing(draft: Draft, plan: Plan, asked: Mapping[str, str]) -> Listing:
    """By time, those without a place last."""
    day, which = day_in(asked.get("day", "")), asked.get("which", "")
    carried = [one for one in draft.snapshot.sessions if one.interpreted and not one.cancelled]
    lines = sorted(_lines(draft, plan, carried, day, which), key=_by_time)
    days = tuple(days_of(draft))
    return Listing(leaf(lines, asked.get("page", "")), days, day, which if which in WHICH else "", len(carried))


def _lines(draft: Draft, plan: Plan, carried: list[FrozenSession], day: date | None, which: str) -> Iterator[Line]:
    slots, troubles = _slots(draft, day), defaultdict[str, list[Trouble]](list)
    for trouble in plan.troubles:
        troubles[trouble.session].append(trouble)
    for one in carried:
        here, against = slots.get(one.code, []), troubles[one.code]
        if (here or day is None) and _lacks(plan, one, here, against, which):
            yield Line(one, here[0] if here else None, tuple(against))


def _by_time(line: Line) -> tuple[bool, float, int]:
    return line.slot is None, line.slot.begin.timestamp() if line.slot else 0.0, line.session.number


def _slots(draft: Draft, day: date | None) -> dict[str, list[FrozenSlot]]:
    """By session, in the order of time."""
    found: dict[str, list[FrozenSlot]] = {}
    for slot in sorted(draft.snapshot.slots, key=lambda one: one.begin):
        if day is None or day_of(slot.begin.astimezone(draft.zone)) == day:
            found.setdefault(slot.session, []).append(slot)
    return found


def _lacks(plan: Plan, session: FrozenSession, slots: list[FrozenSlot], against: list[Trouble], which: str) -> bool:
    if which == "trouble":
        return bool(against)
    if which == "nobody":
        return any(not plan.interpreters[session.code].get(one.language) for one in session.interpreted)
    if which == "channel":
        return _unheard(plan, session, slots)
    return which != "unplaced" or not slots


def _unheard(plan: Plan, session: FrozenSession, slots: list[FrozenSlot]) -> bool:
    """Into a language that its room has no channel for; signs are seen, not heard."""
    there = {(one.room, one.language) for one in plan.channels.values()}
    spoken = [one.language for one in session.interpreted if one.language not in SIGNED]
    return any((slot.room, language) not in there for slot in slots for language in spoken)
