"""Choosing from the programme: facets with counts, as sets of meetings that are the bits of integers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from core.search.index import together
from expo.releases.publication import Meeting, Publication

Values = Callable[[Meeting], Iterable[str]]
Chosen = Mapping[str, tuple[str, ...]]

FACETS: Mapping[str, Values] = {
    "track": lambda meeting: (meeting.track.code,) if meeting.track else (),
    "format": lambda meeting: (meeting.format.code,) if meeting.format else (),
    "hall": lambda meeting: (meeting.hall.code,) if meeting.hall else (),
    "room": lambda meeting: (meeting.room.code,),
    "spoken": lambda meeting: meeting.session.spoken,
    "interpreted": lambda meeting: tuple({one.language for one in meeting.session.interpreted}),
    "language": lambda meeting: tuple(
        {*meeting.session.spoken, *(one.language for one in meeting.session.interpreted)}
    ),
    "level": lambda meeting: (meeting.session.level,) if meeting.session.level else (),
}
"""`language` is what a reader can follow: spoken or interpreted. Within a facet any value will do, between them all."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks to see; `day` None means every day."""

    day: date | None
    query: str
    chosen: Chosen

    def values(self, facet: str) -> tuple[str, ...]:
        return self.chosen.get(facet, ())

    @property
    def narrows(self) -> bool:
        """True when something other than the day is asked for."""
        return bool(self.query.strip()) or any(self.chosen.values())


class Sets:
    """For each facet and value, the set of meetings that have it; built once for a publication."""

    def __init__(self, publication: Publication) -> None:
        meetings = publication.meetings
        self.everything = (1 << len(meetings)) - 1
        self.days = {day: together(m.number for m in meetings if m.day == day) for day in publication.days}
        self.by_facet = {name: _sets(meetings, values) for name, values in FACETS.items()}

    def union(self, facet: str, values: Iterable[str]) -> int:
        sets, union = self.by_facet[facet], 0
        for value in values:
            union |= sets.get(value, 0)
        return union


_sets_of: WeakKeyDictionary[Publication, Sets] = WeakKeyDictionary()


def sets_of(publication: Publication) -> Sets:
    """Built when first asked for and gone with the publication."""
    found = _sets_of.get(publication)
    if found is None:
        found = _sets_of[publication] = Sets(publication)
    return found


@dataclass(frozen=True, slots=True)
class Selection:
    """`hits` is the set asked for; `elsewhere` ignores the day; `counts` says for each facet's value how many hits
    there would be if it were chosen besides what the other facets ask for; `days` the same for each day.
    """

    hits: int
    elsewhere: int
    counts: Mapping[str, Mapping[str, int]]
    days: Mapping[date, int]


def select(publication: Publication, wish: Wish) -> Selection:
    """Every count is an intersection and a population count: no meeting is looked at twice."""
    sets = sets_of(publication)
    matched = publication.index.match(wish.query) if wish.query.strip() else None
    found = sets.everything if matched is None else matched
    parts = {facet: sets.union(facet, wish.values(facet)) for facet in FACETS if wish.values(facet)}
    within = sets.days.get(wish.day, 0) if wish.day else sets.everything
    elsewhere = _all(found, parts.values())
    counts: dict[str, Mapping[str, int]] = {}
    for facet, values in sets.by_facet.items():
        others = _all(found & within, (part for name, part in parts.items() if name != facet))
        counts[facet] = {value: (others & members).bit_count() for value, members in values.items()}
    days = {day: (elsewhere & members).bit_count() for day, members in sets.days.items()}
    return Selection(elsewhere & within, elsewhere, counts, days)


def relaxations(publication: Publication, wish: Wish) -> list[tuple[str, int]]:
    """When nothing is left: which single facet (or `day`, `query`) to let go of, and how many hits that brings."""
    tries = [(name, _without(wish, name)) for name in ("day", "query", *FACETS) if _asks(wish, name)]
    found = [(name, select(publication, smaller).hits.bit_count()) for name, smaller in tries]
    return sorted(((name, count) for name, count in found if count), key=lambda pair: -pair[1])


def _asks(wish: Wish, name: str) -> bool:
    if name == "day":
        return wish.day is not None
    return bool(wish.query.strip()) if name == "query" else bool(wish.values(name))


def _without(wish: Wish, name: str) -> Wish:
    if name == "day":
        return Wish(None, wish.query, wish.chosen)
    if name == "query":
        return Wish(wish.day, "", wish.chosen)
    return Wish(wish.day, wish.query, {key: value for key, value in wish.chosen.items() if key != name})


def _all(start: int, parts: Iterable[int]) -> int:
    for part in parts:
        start &= part
    return start


def _sets(meetings: Sequence[Meeting], values: Values) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for meeting in meetings:
        for value in values(meeting):
            found.setdefault(value, []).append(meeting.number)
    return {value: together(numbers) for value, numbers in found.items()}
