"""Booth events as readers see them, held in memory beside the released programme: what is approved shows at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.search.index import Index
from core.spans import Span
from expo.editions.queries import all_editions
from expo.exhibitors.events.rules import Shown
from expo.exhibitors.hours.queries import hours_of
from expo.exhibitors.rules import SHOWN
from i18n.text import Translated, from_json, required

EVENTS = """
SELECT v.edition, v.id, v.code, v.shown, v.begins_at, v.ends_at, v.off_at, v.sequence, v.changed_at, v.sample, x.id AS
    host, x.code AS exhibitor, x.state, x.sign, o.name
FROM expo_booth_event v JOIN expo_exhibitor x ON x.id = v.exhibitor JOIN directory_organisation o ON o.id = x.organisation
WHERE v.shown IS NOT NULL ORDER BY v.begins_at, v.code
"""
STANDS = """
SELECT r.exhibitor, b.number, h.code AS hall, h.name AS hall_name, greatest(r.made_at, r.confirmed_at, t.since) AS since
FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation JOIN expo_booth b ON b.id = t.booth
JOIN expo_hall h ON h.id = b.hall WHERE t.ended_at IS NULL AND r.state = 'confirmed' ORDER BY b.number
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A booth where it is held, and since when its exhibitor has it; `hall` is the hall's code."""

    number: str
    hall: str
    hall_name: Translated
    since: datetime


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """`name` is its exhibitor's; `off`: it was on the site and is not held. Instants in UTC."""

    id: UUID
    code: str
    told: Shown
    span: Span
    name: Translated
    exhibitor: str
    spots: tuple[Spot, ...]
    off: bool
    sequence: int
    changed_at: datetime
    sample: bool


class BoothEvents:
    """Of one edition. `every` has those that are off too, for calendars; `hours` are the floor's, by day."""

    def __init__(self, every: tuple[ShownEvent, ...], hours: Mapping[date, Span], zone: str) -> None:
        self.every, self.hours, self.zone = every, dict(hours), ZoneInfo(zone)

    @property
    def content(self) -> tuple[object, ...]:
        """Equal where readers would see the same."""
        return self.every, self.hours, self.zone

    @cached_property
    def live(self) -> tuple[ShownEvent, ...]:
        """By when they begin."""
        return tuple(one for one in self.every if not one.off)

    @cached_property
    def index(self) -> Index:
        """Numbers those that are live; titles and hosts of all languages are the head."""
        return Index(_document(one) for one in self.live)

    def of_exhibitor(self, code: str) -> tuple[ShownEvent, ...]:
        return tuple(one for one in self.live if one.exhibitor == code)

    def called(self, code: str) -> ShownEvent | None:
        return next((one for one in self.every if one.code == code), None)


BoothEventsBySlug = Mapping[str, BoothEvents]
"""Without editions that have none."""
NONE = BoothEvents((), {}, "UTC")


async def load_booth_events(former: BoothEventsBySlug | None) -> BoothEventsBySlug:
    """By slug; an edition of which nothing changed keeps its index."""
    spots: dict[UUID, tuple[Spot, ...]] = {}
    for row in await DB.run_querystring(QueryString(STANDS)):
        spot = Spot(row["number"], row["hall"], required(row["hall_name"]), row["since"])
        spots[row["exhibitor"]] = (*spots.get(row["exhibitor"], ()), spot)
    events: dict[UUID, tuple[ShownEvent, ...]] = {}
    for row in await DB.run_querystring(QueryString(EVENTS)):
        events[row["edition"]] = (*events.get(row["edition"], ()), _shown(row, spots.get(row["host"], ())))
    found, changed = {}, False
    for row in await all_editions():
        if row.id in events:
            fresh = BoothEvents(events[row.id], await hours_of(row.id), row.zone)
            known = former.get(row.slug) if former else None
            same = known is not None and known.content == fresh.content
            found[row.slug] = known if known is not None and same else fresh
            changed = changed or not same
    return former if former is not None and not changed and former.keys() == found.keys() else found


def _shown(row: Mapping[str, Any], spots: tuple[Spot, ...]) -> ShownEvent:
    return ShownEvent(
        id=row["id"],
        code=row["code"],
        told=msgspec.json.decode(row["shown"], type=Shown),
        span=Span(row["begins_at"], row["ends_at"]),
        name=from_json(row["sign"]) or required(row["name"]),
        exhibitor=row["exhibitor"],
        spots=spots,
        off=row["off_at"] is not None or row["state"] not in SHOWN or not spots,
        sequence=row["sequence"],
        changed_at=row["changed_at"],
        sample=row["sample"],
    )


def _document(one: ShownEvent) -> tuple[str, str]:
    head = [text.text for each in (one.told.title, one.name) for text in each.renditions.values()]
    body = [text.text for text in one.told.description.renditions.values()] if one.told.description else []
    numbers = [spot.number for spot in one.spots]
    return "\n".join((*head, one.code)), "\n".join((*body, *numbers, *(number.replace("-", "") for number in numbers)))
