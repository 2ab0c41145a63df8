"""Half hours in which an exhibitor can be met; pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.errors import Conflict, mark
from core.spans import Span
from expo.exhibitors.hours.rules import Opening

HALF_HOUR = timedelta(minutes=30)
MOST_AT_ONCE = 20
NOON = time(12)
"""What begins before is in the morning."""


class SavedMeanwhile(Conflict):
    message = mark("Somebody else saved this while you were writing. Please look at it and save again.")


@dataclass(frozen=True, slots=True)
class Half:
    """Half an hour of the floor's day; `value` is what its box in the form says, `begin` in the edition's zone."""

    begin: datetime
    value: str
    lunch: bool


@dataclass(frozen=True, slots=True)
class GridDay:
    """`stated`: the floor's hours are known."""

    day: date
    stated: bool
    halves: tuple[Half, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an exhibitor offers; `begins` are instants in UTC, none of them within lunch."""

    parallel: int
    spoken: tuple[str, ...]
    lunch: tuple[time, time] | None
    begins: frozenset[datetime]


def grid(openings: Iterable[Opening], zone: ZoneInfo, lunch: tuple[time, time] | None) -> list[GridDay]:
    """Every half hour in which the floor is open."""
    return [GridDay(one.day, one.stated, tuple(_halves(one.span, zone, lunch))) for one in openings]


def _halves(span: Span, zone: ZoneInfo, lunch: tuple[time, time] | None) -> Iterator[Half]:
    begin = span.begin
    while begin + HALF_HOUR <= span.end:
        local = begin.astimezone(zone)
        yield Half(local, value_of(begin), _within(local, lunch))
        begin += HALF_HOUR


def _within(local: datetime, lunch: tuple[time, time] | None) -> bool:
    """Any minute of it."""
    if lunch is None:
        return False
    end = (local.astimezone(UTC) + HALF_HOUR).astimezone(local.tzinfo)
    return local.time() < lunch[1] and (end.time() > lunch[0] or end.date() > local.date())


def value_of(begin: datetime) -> str:
    """As a form sends it: UTC, to the minute."""
    return f"{begin.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def chosen(days: Iterable[GridDay], ticked: Collection[str], fill: str = "") -> frozenset[datetime]:
    """Of what is ticked, what is in the grid and not within lunch. `fill`: `all`, `morning`, `afternoon` or `none` and a
    day, as in `all 2026-12-08`, whatever is ticked that day.
    """
    how, _, which = fill.partition(" ")
    found = set()
    for one in days:
        whole = how if one.day.isoformat() == which else ""
        found |= {
            half.begin.astimezone(UTC)
            for half in one.halves
            if not half.lunch and (_filled(half, whole) if whole else half.value in ticked)
        }
    return frozenset(found)


def _filled(half: Half, how: str) -> bool:
    return how == "all" or (how in ("morning", "afternoon") and (half.begin.time() < NOON) == (how == "morning"))
