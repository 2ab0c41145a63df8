"""What the schedule shows: days, facets, cards in hours, the grid of rooms, and what is on now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from core.search.index import members
from expo.agenda.filters import FACETS, Selection, relaxations, select, sets_of
from expo.agenda.forms import Question
from expo.agenda.grid import Grid, grid
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenFormat, FrozenHall, FrozenRoom, FrozenSession, FrozenTrack
from i18n.locales import LANGUAGES
from i18n.text import Translated

RELATED_COUNT = 4
Named = FrozenTrack | FrozenFormat | FrozenHall | FrozenRoom


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


def listing(publication: Publication, question: Question) -> Listing:
    """Pure: the same publication and question give the same page."""
    selection = select(publication, question.wish)
    chosen = [publication.meetings[number] for number in members(selection.hits)]
    suggested = [] if chosen else relaxations(publication, question.wish)
    return Listing(
        question=question,
        days=tuple(_tab(day, place, selection, question) for place, day in enumerate(publication.days, 1)),
        all_days_href=question.address(day="all"),
        all_days_count=selection.elsewhere.bit_count(),
        facets=tuple(_facet(code, publication, selection, question) for code in FACETS),
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


def _by_day(meetings: Iterable[Meeting]) -> Iterable[tuple[date, list[Meeting]]]:
    return ((day, list(group)) for day, group in groupby(meetings, key=lambda meeting: meeting.day))


def _tab(day: date, number: int, selection: Selection, question: Question) -> DayTab:
    href = question.address(day=day.isoformat())
    return DayTab(day, number, selection.days[day], question.wish.day == day, href)


def _facet(code: str, publication: Publication, selection: Selection, question: Question) -> Facet:
    chosen = question.wish.values(code)
    names = _names(code, publication)
    used = sets_of(publication).by_facet[code]
    values = [value for value in names if value in used]
    values += [value for value in used if value not in names]
    if not names:
        values.sort(key=lambda value: (-used[value].bit_count(), value))
    options = (_option(code, value, names.get(value), chosen, selection, question) for value in values)
    colours = {track.code: track.colour for track in publication.snapshot.tracks} if code == "track" else {}
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
    named: dict[str, Mapping[str, Named]] = {
        "track": publication.tracks,
        "format": publication.formats,
        "hall": publication.halls,
        "room": publication.rooms,
    }
    return {value: thing.name for value, thing in named.get(code, {}).items()}


def _field(name: str) -> str:
    return "q" if name == "query" else name


def related(publication: Publication, session: FrozenSession) -> tuple[Meeting, ...]:
    """What else may interest who reads this: shared speakers first, then the same track; earlier ones first."""
    speakers = {part.speaker for part in session.appearances}

    def worth(meeting: Meeting) -> int:
        shared = len(speakers & {heard.speaker.code for heard in meeting.heard})
        return 2 * shared + (meeting.session.track == session.track)

    others = [
        meeting for meeting in publication.meetings if meeting.session.code != session.code and not meeting.cancelled
    ]
    near = sorted(
        (meeting for meeting in others if worth(meeting)), key=lambda meeting: (-worth(meeting), meeting.number)
    )
    return tuple({meeting.session.code: meeting for meeting in near[: 2 * RELATED_COUNT]}.values())[:RELATED_COUNT]


def languages_of(session: FrozenSession) -> tuple[str, ...]:
    """The site's languages in which title and abstract can be read: those worth finding in a search engine."""
    texts = [text for text in (session.title, session.abstract) if text is not None]
    return tuple(
        one.code
        for one in LANGUAGES
        if all(text.read((one.code,)).language == one.code or text.source == one.code for text in texts)
    )
