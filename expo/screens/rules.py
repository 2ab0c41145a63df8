"""Which screens are alive, and when somebody is told of one that is not; pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from core.errors import Conflict, Invalid, mark
from core.forms.merging import Lines

State = Literal["alive", "silent", "never"]
MOST_SCREENS = 200
HOUR = 60
_clock = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])")


class TooManyScreens(Conflict):
    message = mark("At most {most} screens, please.")


class EndsFirst(Invalid):
    def __init__(self) -> None:
        super().__init__({"closes": mark("The end comes after the beginning.")})


@dataclass(frozen=True, slots=True)
class Watch:
    """A screen is told of when it has been silent for `minutes` between two minutes of the day."""

    minutes: int
    opens: int
    closes: int

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {"minutes": str(self.minutes), "opens": clock_of(self.opens), "closes": clock_of(self.closes)}


USUAL = Watch(minutes=5, opens=9 * HOUR, closes=18 * HOUR)


def watch_in(lines: Lines) -> Watch:
    """Of lines as `Watch.lines` has them. Raises EndsFirst: each half of two may be right alone."""
    found = Watch(int(lines["minutes"]), minute_of(lines["opens"]) or 0, minute_of(lines["closes"]) or 0)
    if found.opens >= found.closes:
        raise EndsFirst
    return found


def state_of(seen_at: datetime | None, watch: Watch, now: datetime) -> State:
    """A screen asks every half minute."""
    if seen_at is None:
        return "never"
    return "alive" if now - seen_at < timedelta(minutes=watch.minutes) else "silent"


def is_open(watch: Watch, first: date | None, last: date | None, now: datetime) -> bool:
    """`now` in the edition's zone: on its days, and for as long after opening as a screen may be silent."""
    if first is None or last is None or not first <= now.date() <= last:
        return False
    minute = now.hour * HOUR + now.minute
    return watch.opens + watch.minutes <= minute < watch.closes


def minute_of(typed: str) -> int | None:
    """`09:30`, up to `24:00`."""
    found = _clock.fullmatch(typed)
    minute = int(found[1]) * HOUR + int(found[2]) if found else None
    return minute if minute is not None and minute <= 24 * HOUR else None


def clock_of(minute: int) -> str:
    return f"{minute // HOUR:02}:{minute % HOUR:02}"
