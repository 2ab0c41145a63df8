"""A release as readers use it: looked up by code, cut into days, ready to be searched; never changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from core.search.index import Index
from expo.releases.snapshot import (
    FrozenFormat,
    FrozenHall,
    FrozenRoom,
    FrozenSession,
    FrozenSlot,
    FrozenSpeaker,
    FrozenTrack,
    Role,
    Snapshot,
)
from i18n.text import Translated

DAY_TURNS_AT = timedelta(hours=4)
"""What begins before four in the morning belongs to the evening before, as in the frab formats."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker in a session, with their role."""

    speaker: FrozenSpeaker
    role: Role


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session in one of its slots, with everything that it points at; `begin` and `end` in the edition's zone.

    `number` is its place among the publication's meetings: the bit that stands for it in sets.
    """

    number: int
    session: FrozenSession
    slot: FrozenSlot
    begin: datetime
    end: datetime
    day: date
    room: FrozenRoom
    hall: FrozenHall | None
    track: FrozenTrack | None
    format: FrozenFormat | None
    heard: tuple[Heard, ...]

    @property
    def minutes(self) -> int:
        return int((self.end - self.begin) / timedelta(minutes=1))

    @property
    def cancelled(self) -> bool:
        return self.session.cancelled or self.slot.status == "cancelled"


class Publication:
    """The indices are computed when first asked for; a publication is replaced whole, never altered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.edition = snapshot.edition
        self.zone = ZoneInfo(snapshot.edition.zone)
        self.sessions = {session.code: session for session in snapshot.sessions}
        self.speakers = {speaker.code: speaker for speaker in snapshot.speakers}
        self.rooms = {room.code: room for room in snapshot.rooms}
        self.halls = {hall.code: hall for hall in snapshot.halls}
        self.tracks = {track.code: track for track in snapshot.tracks}
        self.formats = {one.code: one for one in snapshot.formats}

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every session in every slot that readers see, in order of begin, then of rooms."""
        order = {room.code: place for place, room in enumerate(self.snapshot.rooms)}
        shown = [slot for slot in self.snapshot.slots if self._is_shown(slot)]
        shown.sort(key=lambda slot: (slot.begin, order[slot.room], slot.id))
        return tuple(self._meeting(number, slot) for number, slot in enumerate(shown))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which something is on; those of the edition when nothing is yet."""
        used = sorted({meeting.day for meeting in self.meetings})
        return tuple(used) or tuple(_days(self.edition.starts_on, self.edition.ends_on))

    @cached_property
    def meetings_of(self) -> dict[str, tuple[Meeting, ...]]:
        """By session code."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.meetings:
            found[meeting.session.code].append(meeting)
        return {code: tuple(meetings) for code, meetings in found.items()}

    @cached_property
    def sessions_by(self) -> dict[str, tuple[FrozenSession, ...]]:
        """By speaker code, in programme order."""
        found: dict[str, list[FrozenSession]] = defaultdict(list)
        for session in self.snapshot.sessions:
            for part in session.appearances:
                found[part.speaker].append(session)
        return {code: tuple(sessions) for code, sessions in found.items()}

    @cached_property
    def index(self) -> Index:
        """Over meetings, by their number: titles and people's names weigh more than the rest; all languages at once."""
        return Index((_head(meeting), _body(meeting)) for meeting in self.meetings)

    @cached_property
    def untimed(self) -> tuple[FrozenSession, ...]:
        """Sessions that are announced without a time."""
        return tuple(session for session in self.snapshot.sessions if session.code not in self.meetings_of)

    def heard(self, session: FrozenSession) -> tuple[Heard, ...]:
        """Who is heard in a session, in the order in which they are named."""
        return tuple(Heard(self.speakers[part.speaker], part.role) for part in session.appearances)

    def _is_shown(self, slot: FrozenSlot) -> bool:
        session = self.sessions.get(slot.session)
        return session is not None and (slot.status == "confirmed" or session.cancelled)

    def _meeting(self, number: int, slot: FrozenSlot) -> Meeting:
        session, room = self.sessions[slot.session], self.rooms[slot.room]
        begin = slot.begin.astimezone(self.zone)
        return Meeting(
            number=number,
            session=session,
            slot=slot,
            begin=begin,
            end=slot.end.astimezone(self.zone),
            day=day_of(begin),
            room=room,
            hall=self.halls.get(room.hall or ""),
            track=self.tracks.get(session.track or ""),
            format=self.formats.get(session.format or ""),
            heard=self.heard(session),
        )


def day_of(at: datetime) -> date:
    """The day that readers count it to; `at` in the edition's zone."""
    return (at - DAY_TURNS_AT).date()


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _head(meeting: Meeting) -> str:
    session = meeting.session
    people = (name for heard in meeting.heard for name in heard.speaker.names.values())
    return "\n".join((*_texts(session.title, session.subtitle), *people, session.code))


def _body(meeting: Meeting) -> str:
    session = meeting.session
    places = (meeting.room.name, *(thing.name for thing in (meeting.hall, meeting.track, meeting.format) if thing))
    about = (text for heard in meeting.heard for text in (heard.speaker.organisation, heard.speaker.position))
    return "\n".join(_texts(session.abstract, session.description, *places, *about))


def _texts(*translated: Translated | None) -> Iterable[str]:
    return (
        rendition.text
        for text in translated
        if text is not None
        for rendition in text.renditions.values()
        if rendition.state != "draft"
    )
