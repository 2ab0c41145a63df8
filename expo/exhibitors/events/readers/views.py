"""What the page of booth events shows: days, narrowed by kind, language and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from core.forms.form import typed
from core.search.index import members
from core.spans import Span
from expo.exhibitors.events.rules import KIND_NAMES
from expo.exhibitors.events.shelf import BoothEvents, ShownEvent


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; empty for all of it."""

    day: str = ""
    kind: str = ""
    speaks: str = ""
    words: str = ""

    def address(self, **changes: str) -> str:
        """Of the same page, asked otherwise."""
        said = {"day": self.day, "kind": self.kind, "speaks": self.speaks, "q": self.words} | changes
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Day:
    """`hours` are the floor's, where they are stated, in the edition's zone."""

    day: date
    hours: Span | None
    events: tuple[ShownEvent, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`days` have something in them; `all_days`, `kinds` and `tongues` are what can be chosen."""

    asked: Asked
    days: tuple[Day, ...]
    all_days: tuple[date, ...]
    kinds: tuple[str, ...]
    tongues: tuple[str, ...]
    hits: int
    total: int


def asked_in(query: Mapping[str, str], events: BoothEvents) -> Asked:
    """What nobody offers is left out."""
    days = {_day(one, events).isoformat() for one in events.live}
    spoken = {tag for one in events.live for tag in one.told.spoken}
    return Asked(
        query.get("day", "") if query.get("day") in days else "",
        query.get("kind", "") if query.get("kind") in KIND_NAMES else "",
        query.get("speaks", "") if query.get("speaks") in spoken else "",
        typed(query.get("q", "")),
    )


def listing(events: BoothEvents, asked: Asked) -> Listing:
    """By day and time."""
    inside = set(members(events.index.match(asked.words) or 0)) if asked.words else set(range(len(events.live)))
    found = [
        one
        for number, one in enumerate(events.live)
        if number in inside
        and asked.day in ("", _day(one, events).isoformat())
        and asked.kind in ("", one.told.kind)
        and (not asked.speaks or asked.speaks in one.told.spoken)
    ]
    days = dict.fromkeys(_day(one, events) for one in found)
    return Listing(
        asked,
        tuple(Day(day, events.hours.get(day), tuple(_on(day, found, events))) for day in days),
        tuple(dict.fromkeys(_day(one, events) for one in events.live)),
        tuple(kind for kind in KIND_NAMES if any(one.told.kind == kind for one in events.live)),
        tuple(sorted({tag for one in events.live for tag in one.told.spoken})),
        len(found),
        len(events.live),
    )


@dataclass(frozen=True, slots=True)
class AtBooths:
    """What a search of the programme finds at the booths: the first of `hits`, by when they begin."""

    events: tuple[ShownEvent, ...]
    hits: int
    words: str
    zone: ZoneInfo


def at_booths(events: BoothEvents, words: str) -> AtBooths:
    """Nothing where nothing is asked for."""
    found = list(members(events.index.match(words) or 0)) if words.strip() else []
    return AtBooths(tuple(events.live[number] for number in found[:MOST_BESIDE]), len(found), words, events.zone)


MOST_BESIDE = 4


def _on(day: date, found: Sequence[ShownEvent], events: BoothEvents) -> list[ShownEvent]:
    return [one for one in found if _day(one, events) == day]


def _day(one: ShownEvent, events: BoothEvents) -> date:
    return one.span.begin.astimezone(events.zone).date()
