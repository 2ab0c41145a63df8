"""A day of meetings as a grid: half hours down, tables across, booths together at the end; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from expo.meetings.queries import Meet
from expo.meetings.times import halves_in

ON_THE_GRID = frozenset({"agreed", "held", "no_show"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """`begin` in the edition's zone; `cells` by table, then those at booths."""

    begin: datetime
    cells: tuple[tuple[Meet, ...], ...]


def days_in(halves: Iterable[datetime], zone: ZoneInfo) -> list[date]:
    return sorted({one.astimezone(zone).date() for one in halves})


def grid_of(
    meets: Sequence[Meet], halves: Iterable[datetime], tables: Sequence[str], day: date, zone: ZoneInfo
) -> list[GridRow]:
    """Every half hour of the floor that day, and those before and after it in which somebody meets all the same. A meeting
    stands where it begins.
    """
    that_day = [
        one
        for one in meets
        if one.state in ON_THE_GRID and one.begins_at and one.begins_at.astimezone(zone).date() == day
    ]
    starts = {one.id: halves_in(one.during)[0] for one in that_day if one.during}
    open_at = {one for one in halves if one.astimezone(zone).date() == day}
    return [
        GridRow(half.astimezone(zone), _cells([one for one in that_day if starts[one.id] == half], tables))
        for half in sorted(open_at | set(starts.values()))
    ]


def _cells(meets: Sequence[Meet], tables: Sequence[str]) -> tuple[tuple[Meet, ...], ...]:
    seated = [tuple(one for one in meets if one.table_code == code) for code in tables]
    return (*seated, tuple(one for one in meets if one.table_code not in tables))
