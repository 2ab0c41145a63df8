"""How a slot differs from its plan on the day, and what an act at the desk makes of that; pure."""

from dataclasses import dataclass, replace

from core.errors import Conflict, Invalid, mark

LONGEST_DELAY = 600
ACTS = ("delayed", "moved", "full", "cancelled", "plan")


class DecidedAnew(Conflict):
    message = mark("Somebody has changed this since. What you see is how it is now.")


class NothingChanged(Conflict):
    message = mark("It is like that already.")


@dataclass(frozen=True, slots=True)
class Differs:
    """`delay` in minutes; `room` is the code of another room. Nothing set is as planned."""

    delay: int = 0
    room: str | None = None
    full: bool = False
    cancelled: bool = False

    @property
    def planned(self) -> bool:
        return self == AS_PLANNED


AS_PLANNED = Differs()


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does at the desk: one of ACTS, with `minutes` for delayed and `room` for moved."""

    what: str
    minutes: int = 0
    room: str = ""


def after(now: Differs, act: Act, *, planned_room: str, rooms: frozenset[str]) -> Differs:
    """Raises Invalid for a delay or a room that cannot be, NothingChanged."""
    changed = _changed(now, act, planned_room, rooms)
    if changed == now:
        raise NothingChanged
    return changed


def _changed(now: Differs, act: Act, planned_room: str, rooms: frozenset[str]) -> Differs:
    if act.what == "delayed":
        if not 0 <= act.minutes <= LONGEST_DELAY:
            raise Invalid({"minutes": mark("Up to {most} minutes, please.")}, most=LONGEST_DELAY)
        return replace(now, delay=act.minutes)
    if act.what == "moved":
        if act.room not in rooms:
            raise Invalid({"room": mark("Please choose one of the list.")})
        return replace(now, room=None if act.room == planned_room else act.room)
    if act.what == "full":
        return replace(now, full=not now.full)
    if act.what == "cancelled":
        return replace(now, cancelled=True)
    return AS_PLANNED
