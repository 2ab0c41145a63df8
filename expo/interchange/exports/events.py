"""The programme in one language as both formats of version 1 tell it: days, rooms by name, events, persons."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import quote

from expo.interchange.exports.demands import acronym, language_of, legal, numbered, slug
from expo.releases.publication import DAY_TURNS_AT, Meeting, Publication
from i18n.locales import Language
from i18n.names import display_name
from i18n.text import Translated

NOT_HEARD = frozenset({"interpreter"})
"""Roles that are part of the service, not of the programme."""


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    guid: str
    code: str
    name: str
    biography: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """One slot. `guid` is the slot's and never changes; `id` is the session's number for its first slot by UUID,
    else made of the slot's UUID; `link` is the session's own site.
    """

    id: int
    guid: str
    code: str
    begin: datetime
    length: timedelta
    room: str
    slug: str
    url: str
    title: str
    subtitle: str
    abstract: str
    description: str
    track: str
    type: str
    language: str
    persons: tuple[Person, ...]
    link: str | None
    recorded: bool


@dataclass(frozen=True, slots=True)
class Day:
    """Half-open, from 04:00 to 04:00 in the edition's zone; `rooms` in the order of the edition, those in use only."""

    index: int
    date: date
    start: datetime
    end: datetime
    rooms: dict[str, list[Event]]


class Telling:
    """A publication in one language: texts as readers of it get them, with unique names of rooms."""

    def __init__(self, publication: Publication, language: Language, base_url: str) -> None:
        self.publication = publication
        self.language = language
        self.base_url = base_url
        self.site = f"{base_url}/{language.code}/{quote(publication.edition.slug)}"
        self.acronym = acronym(publication.edition.acronym)
        self.meetings = tuple(meeting for meeting in publication.meetings if not meeting.cancelled)
        self.rooms = self._room_names()
        self._ids = event_ids(self.meetings)
        self._person_ids = numbered(speaker.id for speaker in publication.snapshot.speakers)

    def text(self, text: Translated | None) -> str:
        return legal(text.read(self.language.chain).text) if text else ""

    def days(self) -> tuple[Day, ...]:
        """Every day of the edition, and those before and after on which something is on."""
        days = [self._day(index, on) for index, on in enumerate(days_of(self.publication, self.meetings), 1)]
        by_date = {day.date: day for day in days}
        order = {name: place for place, name in enumerate(self.rooms.values())}
        for meeting in sorted(self.meetings, key=lambda one: (order[self.rooms[one.room.code]], one.begin)):
            events = by_date[meeting.day].rooms.setdefault(self.rooms[meeting.room.code], [])
            events.append(self._event(meeting))
        return tuple(days)

    def _day(self, index: int, on: date) -> Day:
        start, end = bounds(on, self.publication)
        return Day(index, on, start, end, {})

    def _event(self, meeting: Meeting) -> Event:
        session, number = meeting.session, self._ids[meeting.slot.id]
        return Event(
            id=number,
            guid=meeting.slot.id,
            code=session.code,
            begin=meeting.begin,
            length=meeting.end - meeting.begin,
            room=self.rooms[meeting.room.code],
            slug=slug(self.acronym, number),
            url=f"{self.site}/sessions/{quote(session.code)}",
            title=self.text(session.title),
            subtitle=self.text(session.subtitle),
            abstract=self.text(session.abstract),
            description=self.text(session.description),
            track=self.text(meeting.track.name) if meeting.track else "",
            type=self.text(meeting.format.name) if meeting.format else "other",
            language=language_of(session, self.publication),
            persons=tuple(self._persons(meeting)),
            link=session.url if web_address(session.url) else None,
            recorded=session.recorded,
        )

    def _persons(self, meeting: Meeting) -> Iterable[Person]:
        for speaker in {
            heard.speaker.id: heard.speaker for heard in meeting.heard if heard.role not in NOT_HEARD
        }.values():
            yield Person(
                id=self._person_ids[speaker.id],
                guid=speaker.id,
                code=speaker.code,
                name=legal(display_name(speaker.names, self.language).text),
                biography=self.text(speaker.biography),
                url=f"{self.site}/speakers/{quote(speaker.code)}",
            )

    def _room_names(self) -> dict[str, str]:
        """By code. Two halls may each have a room A: rooms of the same name get their code behind it."""
        names = {room.code: self.text(room.name) or room.code for room in self.publication.snapshot.rooms}
        often = Counter(names.values())
        return {code: name if often[name] == 1 else f"{name} ({code})" for code, name in names.items()}


def days_of(publication: Publication, meetings: Iterable[Meeting]) -> tuple[date, ...]:
    """Never empty: the formats want a day even of a programme that has nothing in it yet."""
    first, last = publication.edition.starts_on, publication.edition.ends_on
    edition = {first + timedelta(days=ahead) for ahead in range((last - first).days + 1)}
    return tuple(sorted(edition | {meeting.day for meeting in meetings}))


def bounds(on: date, publication: Publication) -> tuple[datetime, datetime]:
    """Of a programme's day, in local time: by the clock on the wall, also when the clocks change that night."""
    morning, next_morning = (datetime.combine(day, time()) + DAY_TURNS_AT for day in (on, on + timedelta(days=1)))
    return morning.replace(tzinfo=publication.zone), next_morning.replace(tzinfo=publication.zone)


def event_ids(meetings: Iterable[Meeting]) -> dict[str, int]:
    """By slot: unique, positive, and not moved by slots that change places."""
    firsts: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for meeting in sorted(meetings, key=lambda one: one.slot.id):
        if firsts.setdefault(meeting.session.code, meeting.slot.id) == meeting.slot.id:
            numbers[meeting.slot.id] = meeting.session.number
    others = (meeting.slot.id for meeting in meetings if meeting.slot.id not in numbers)
    return numbers | numbered(others, taken=numbers.values())


def web_address(url: str | None) -> bool:
    """The formats take `http(s)` and nothing else as an address."""
    return bool(url and url.startswith(("https://", "http://")) and url.isascii() and " " not in url)
