"""A programme of one's own: what overlaps, where there is time between, where the way is longer than that; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from expo.releases.publication import Meeting

MINUTE = timedelta(minutes=1)
Walk = Callable[[str | None, str | None], int]
"""Minutes on foot from a hall to another, by their codes."""


@dataclass(frozen=True, slots=True)
class Step:
    """`free` are the minutes since the last meeting before it ended, None for the first of a day; `walk` those on foot
    from there. What is cancelled takes nobody's time.
    """

    meeting: Meeting
    free: int | None = None
    walk: int = 0
    overlaps: tuple[Meeting, ...] = ()

    @property
    def late(self) -> bool:
        """Who stays to the end comes late."""
        return self.free is not None and not self.overlaps and self.free < self.walk


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    steps: tuple[Step, ...]


def days_of(meetings: Sequence[Meeting], walk: Walk) -> tuple[Day, ...]:
    """`meetings` in order of begin."""
    return tuple(
        Day(day, tuple(_steps(list(of_day), walk))) for day, of_day in groupby(meetings, key=lambda one: one.day)
    )


def _steps(meetings: Sequence[Meeting], walk: Walk) -> list[Step]:
    held = [one for one in meetings if not one.cancelled]
    return [_step(one, held, walk) if not one.cancelled else Step(one) for one in meetings]


def _step(meeting: Meeting, held: Sequence[Meeting], walk: Walk) -> Step:
    others = [one for one in held if one.number != meeting.number]
    overlaps = tuple(one for one in others if one.begin < meeting.end and meeting.begin < one.end)
    before = max((one for one in others if one.end <= meeting.begin), key=lambda one: one.end, default=None)
    if before is None:
        return Step(meeting, overlaps=overlaps)
    return Step(
        meeting,
        free=(meeting.begin - before.end) // MINUTE,
        walk=walk(_hall(before), _hall(meeting)),
        overlaps=overlaps,
    )


def _hall(meeting: Meeting) -> str | None:
    return meeting.hall.code if meeting.hall else None
