"""What the schedule shows: days, facets, cards in hours, the grid of rooms, and what is on now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from core.search.index import members
from expo.agenda.filters import FACETS, Selection, Sets, relaxations, select
from expo.agenda.forms import Question
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenRoom
from i18n.text import Translated

STEP = timedelta(minutes=5)
"""One row of the grid."""


@dataclass(frozen=True, slots=True)
class DayTab:
    """`count` is how many meetings of the day fit the wish; `number` counts the expo's days from 1."""

    day: date
    number: int
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet; `name` is translated text, or None where the value names itself (languages, levels).

    `href` leads to the schedule with this option turned the other way.
    """

    value: str
    name: Translated | None
    count: int
    chosen: bool
    href: str
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """`code` is a key of `expo.agenda.filters.FACETS`, and the name of the field in the form."""

    code: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class Hour:
    """The meetings that begin at one time."""

    begin: datetime
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class DayList:
    day: date
    number: int
    hours: tuple[Hour, ...]


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


@dataclass(frozen=True, slots=True)
class RoomNow:
    """What is on in a room at a moment, and what comes next that day."""

    room: FrozenRoom
    hall: Translated | None
    current: tuple[Meeting, ...]
    following: Meeting | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole schedule page. `suggestions` is filled when there is no hit: (facet, day or query; hits; href)."""

    question: Question
    days: tuple[DayTab, ...]
    all_days_href: str
    all_days_count: int
    facets: tuple[Facet, ...]
    total: int
    hits: int
    lists: tuple[DayList, ...]
    grids: tuple[Grid, ...]
    suggestions: tuple[tuple[str, int, str], ...]
    clear_href: str
    view_hrefs: dict[str, str]


def listing(sets: Sets, question: Question) -> Listing:
    """Pure: the same publication and question give the same page."""
    selection = select(sets, question.wish)
    publication = sets.publication
    chosen = [publication.meetings[number] for number in members(selection.hits)]
    suggested = [] if chosen else relaxations(sets, question.wish)
    return Listing(
        question=question,
        days=tuple(_tab(day, place, selection, question) for place, day in enumerate(publication.days, 1)),
        all_days_href=question.address(day="all"),
        all_days_count=selection.elsewhere.bit_count(),
        facets=tuple(_facet(code, sets, selection, question) for code in FACETS),
        total=len(publication.meetings),
        hits=len(chosen),
        lists=tuple(day_lists(publication, chosen)),
        grids=tuple(grid(publication, day, meetings) for day, meetings in _by_day(chosen)),
        suggestions=tuple((name, count, question.address(**{_field(name): None})) for name, count in suggested),
        clear_href=question.address(q=None, **dict.fromkeys(FACETS)),
        view_hrefs={view: question.address(view=view) for view in ("list", "grid", "now")},
    )


def day_lists(publication: Publication, meetings: Iterable[Meeting]) -> Iterable[DayList]:
    """Days in order, each with its hours; meetings keep their order."""
    for day, of_day in _by_day(meetings):
        hours = tuple(Hour(begin, tuple(group)) for begin, group in groupby(of_day, key=lambda meeting: meeting.begin))
        yield DayList(day, publication.days.index(day) + 1, hours)


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


def now_in_rooms(publication: Publication, now: datetime) -> list[RoomNow]:
    """Room by room: what runs at `now`, and the next meeting that begins within the same day."""
    found: list[RoomNow] = []
    for room in publication.snapshot.rooms:
        here = [m for m in publication.meetings if m.room.code == room.code and not m.cancelled]
        current = tuple(m for m in here if m.begin <= now < m.end)
        following = next((m for m in here if m.begin > now and m.begin - now < timedelta(hours=18)), None)
        hall = publication.halls.get(room.hall or "")
        found.append(RoomNow(room, hall.name if hall else None, current, following))
    return found


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
        placed, width = _lanes(here)
        hall = publication.halls.get(room.hall or "")
        columns.append(Column(room, hall.name if hall else None, column, width))
        for meeting, lane in placed:
            row = _row(meeting.begin, start)
            span = max(1, _row(meeting.end, start) - row)
            cells.append(Cell(meeting, row, span, column, lane, width))
        column += width
    return columns, sorted(cells, key=lambda cell: (cell.meeting.begin, cell.column, cell.lane)), column - 1


def _lanes(meetings: Sequence[Meeting]) -> tuple[list[tuple[Meeting, int]], int]:
    free_from: list[datetime] = []
    placed: list[tuple[Meeting, int]] = []
    for meeting in meetings:
        lane = next((place for place, free in enumerate(free_from) if free <= meeting.begin), len(free_from))
        if lane == len(free_from):
            free_from.append(meeting.end)
        free_from[lane] = meeting.end
        placed.append((meeting, lane + 1))
    return placed, len(free_from)


def _row(at: datetime, start: datetime) -> int:
    return int((at - start) / STEP) + 1


def _by_day(meetings: Iterable[Meeting]) -> Iterable[tuple[date, list[Meeting]]]:
    return ((day, list(group)) for day, group in groupby(meetings, key=lambda meeting: meeting.day))


def _tab(day: date, number: int, selection: Selection, question: Question) -> DayTab:
    href = question.address(day=day.isoformat())
    return DayTab(day, number, selection.days[day], question.wish.day == day, href)


def _facet(code: str, sets: Sets, selection: Selection, question: Question) -> Facet:
    chosen = question.wish.values(code)
    names = _names(code, sets.publication)
    values = [value for value in names if value in sets.by_facet[code]]
    values += [value for value in sets.by_facet[code] if value not in names]
    if not names:
        values.sort(key=lambda value: (-sets.by_facet[code][value].bit_count(), value))
    options = (_option(code, value, names.get(value), chosen, selection, question) for value in values)
    colours = {track.code: track.colour for track in sets.publication.snapshot.tracks} if code == "track" else {}
    return Facet(code, tuple(_coloured(option, colours) for option in options))


def _coloured(option: Option, colours: dict[str, int]) -> Option:
    if option.value not in colours:
        return option
    return Option(option.value, option.name, option.count, option.chosen, option.href, colours[option.value])


def _option(
    code: str,
    value: str,
    name: Translated | None,
    chosen: tuple[str, ...],
    selection: Selection,
    question: Question,
) -> Option:
    turned = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
    return Option(value, name, selection.counts[code][value], value in chosen, question.address(**{code: turned}))


def _names(code: str, publication: Publication) -> dict[str, Translated]:
    named = {
        "track": publication.tracks,
        "format": publication.formats,
        "hall": publication.halls,
        "room": publication.rooms,
    }.get(code, {})
    return {value: thing.name for value, thing in named.items()}


def _field(name: str) -> str:
    return "q" if name == "query" else name
