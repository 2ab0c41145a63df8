"""A day as rooms by time: where each meeting stands in the grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenRoom
from i18n.text import Translated

STEP = timedelta(minutes=5)
"""One row of the grid."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A meeting in the grid: rows of five minutes and columns, both from 1; `lane` of `lanes` when several run in an
    area at once.
    """

    meeting: Meeting
    row: int
    span: int
    column: int
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Column:
    """A room of the grid; it is `width` lanes wide, the first being `column`."""

    room: FrozenRoom
    hall: Translated | None
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A time at the side of the grid; `row` from 1."""

    at: datetime
    row: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One day; `rows` and `columns` count without the headings."""

    day: date
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    cells: tuple[Cell, ...]
    rows: int
    lanes: int


def grid(publication: Publication, day: date, meetings: Sequence[Meeting]) -> Grid:
    """Rows from the first to the last quarter hour in use; only rooms in use; meetings at once share a room's width."""
    first, last = min(meeting.begin for meeting in meetings), max(meeting.end for meeting in meetings)
    start = first - timedelta(minutes=first.minute % 15, seconds=first.second)
    columns, cells, lanes = _columns(publication, meetings, start)
    rows = max(cell.row + cell.span - 1 for cell in cells)
    step = timedelta(minutes=30)
    whole = start + timedelta(minutes=-start.minute % 30)
    times = (whole + step * count for count in range(int((last - whole) / step) + 1))
    ticks = tuple(Tick(at, _row(at, start)) for at in times)
    return Grid(day, tuple(columns), ticks, tuple(cells), rows, lanes)


def _columns(
    publication: Publication, meetings: Sequence[Meeting], start: datetime
) -> tuple[list[Column], list[Cell], int]:
    columns: list[Column] = []
    cells: list[Cell] = []
    column = 1
    for room in publication.snapshot.rooms:
        here = [meeting for meeting in meetings if meeting.room.code == room.code]
        if not here:
            continue
        placed, width = lanes(here)
        hall = publication.halls.get(room.hall or "")
        columns.append(Column(room, hall.name if hall else None, column, width))
        for meeting, lane in placed:
            row = _row(meeting.begin, start)
            span = max(1, _row(meeting.end, start) - row)
            cells.append(Cell(meeting, row, span, column, lane, width))
        column += width
    return columns, sorted(cells, key=lambda cell: (cell.meeting.begin, cell.column, cell.lane)), column - 1


class Lying(Protocol):
    """Whatever lies in a column for a while."""

    @property
    def begin(self) -> datetime: ...

    @property
    def end(self) -> datetime: ...


Thing = TypeVar("Thing", bound=Lying)


def lanes(meetings: Sequence[Thing]) -> tuple[list[tuple[Thing, int]], int]:
    """Each with its lane from 1, given in order of begin; how many lanes there are: 0 for nothing."""
    free_from: list[datetime] = []
    placed: list[tuple[Thing, int]] = []
    for meeting in meetings:
        lane = next((place for place, free in enumerate(free_from) if free <= meeting.begin), len(free_from))
        if lane == len(free_from):
            free_from.append(meeting.end)
        free_from[lane] = meeting.end
        placed.append((meeting, lane + 1))
    return placed, len(free_from)


def _row(at: datetime, start: datetime) -> int:
    return int((at - start) / STEP) + 1
