"""A programme of one's own: what overlaps, where there is time between, where the way is longer than that; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from expo.live.layer import Placed
from expo.releases.publication import Meeting, day_of

MINUTE = timedelta(minutes=1)
Walk = Callable[[str | None, str | None], int]
"""Minutes on foot from a hall to another, by their codes."""


@dataclass(frozen=True, slots=True)
class Step:
    """`free` are the minutes since the last meeting before it ended, None for the first of a day; `walk` those on foot
    from there: as the day goes, late and in other rooms. What is cancelled takes nobody's time.
    """

    placed: Placed
    free: int | None = None
    walk: int = 0
    overlaps: tuple[Placed, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """As planned."""
        return self.placed.meeting

    @property
    def late(self) -> bool:
        """Who stays to the end comes late."""
        return self.free is not None and not self.overlaps and self.free < self.walk


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    steps: tuple[Step, ...]


def days_of(meetings: Sequence[Placed], walk: Walk) -> tuple[Day, ...]:
    """`meetings` in order of begin."""
    return tuple(
        Day(day, tuple(_steps(list(of_day), walk)))
        for day, of_day in groupby(meetings, key=lambda one: day_of(one.begin))
    )


def _steps(meetings: Sequence[Placed], walk: Walk) -> list[Step]:
    held = [one for one in meetings if not one.off]
    return [_step(one, held, walk) if not one.off else Step(one) for one in meetings]


def _step(own: Placed, held: Sequence[Placed], walk: Walk) -> Step:
    others = [one for one in held if one is not own]
    overlaps = tuple(one for one in others if one.begin < own.end and own.begin < one.end)
    before = max((one for one in others if one.end <= own.begin), key=lambda one: one.end, default=None)
    if before is None:
        return Step(own, overlaps=overlaps)
    return Step(
        own,
        free=(own.begin - before.end) // MINUTE,
        walk=walk(_hall(before), _hall(own)),
        overlaps=overlaps,
    )


def _hall(one: Placed) -> str | None:
    return one.hall.code if one.hall else None
