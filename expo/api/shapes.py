"""What the API says of editions, sessions, speakers, rooms and tracks: shapes of their own, so that no field slips out."""

from datetime import date, datetime
from typing import Literal

import msgspec

from core.settings import settings
from directory.api.texts import Text, needed, text
from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenEdition, FrozenRoom, FrozenSession, FrozenSpeaker, FrozenTrack


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """`release` is the number of the programme that is on show; days are in `zone` (IANA)."""

    slug: str
    name: Text
    tagline: Text | None
    starts_on: date
    ends_on: date
    zone: str
    venue: Text | None
    city: Text | None
    languages: tuple[str, ...]
    release: int
    released_at: datetime


class Editions(msgspec.Struct, frozen=True, kw_only=True):
    editions: list[Edition]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """`slot` stays the same when it is moved; `begin` and `end` carry the edition's offset; `room` is a room's code."""

    slot: str
    begin: datetime
    end: datetime
    room: str
    cancelled: bool


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """`speaker` is a speaker's code."""

    speaker: str
    role: Literal["speaker", "moderator", "panellist", "interpreter"]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """`spoken` and `interpreted` are BCP-47 tags; `track` and `format` are codes. Without a time: no `times`."""

    code: str
    title: Text
    subtitle: Text | None
    abstract: Text | None
    description: Text | None
    track: str | None
    format: str | None
    level: str | None
    spoken: tuple[str, ...]
    interpreted: tuple[str, ...]
    parts: list[Part]
    times: list[Time]
    cancelled: bool


class Sessions(msgspec.Struct, frozen=True, kw_only=True):
    sessions: list[Session]


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    """Square pictures (WebP): `small` has sides of 256 pixels at most, `large` of 1,024; `credit` is who took it."""

    small: str
    large: str
    credit: str


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """`names` by language or script, as the person writes them; `sessions` are codes."""

    code: str
    names: dict[str, str]
    country: str | None
    position: Text | None
    organisation: Text | None
    biography: Text | None
    photo: Photo | None
    sessions: list[str]


class Speakers(msgspec.Struct, frozen=True, kw_only=True):
    speakers: list[Speaker]


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """`hall` is a hall's code."""

    code: str
    name: Text
    hall: str | None
    capacity: int | None


class Rooms(msgspec.Struct, frozen=True, kw_only=True):
    rooms: list[Room]


class Track(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    name: Text
    description: Text | None


class Tracks(msgspec.Struct, frozen=True, kw_only=True):
    tracks: list[Track]


def edition(published: Publication) -> Edition:
    one: FrozenEdition = published.edition
    return Edition(
        slug=one.slug,
        name=needed(one.name),
        tagline=text(one.tagline),
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        zone=one.zone,
        venue=text(one.venue),
        city=text(one.city),
        languages=one.languages,
        release=published.snapshot.number,
        released_at=published.snapshot.released_at,
    )


def session(published: Publication, one: FrozenSession) -> Session:
    return Session(
        code=one.code,
        title=needed(one.title),
        subtitle=text(one.subtitle),
        abstract=text(one.abstract),
        description=text(one.description),
        track=one.track,
        format=one.format,
        level=one.level,
        spoken=one.spoken,
        interpreted=tuple(each.language for each in one.interpreted),
        parts=[Part(speaker=each.speaker, role=each.role) for each in one.appearances],
        times=[_time(each) for each in published.meetings_of.get(one.code, ())],
        cancelled=one.cancelled,
    )


def speaker(published: Publication, one: FrozenSpeaker) -> Speaker:
    return Speaker(
        code=one.code,
        names=one.names,
        country=one.country,
        position=text(one.position),
        organisation=text(one.organisation),
        biography=text(one.biography),
        photo=_photo(one),
        sessions=[each.code for each in published.sessions_by.get(one.code, ())],
    )


def room(one: FrozenRoom) -> Room:
    return Room(code=one.code, name=needed(one.name), hall=one.hall, capacity=one.capacity)


def track(one: FrozenTrack) -> Track:
    return Track(code=one.code, name=needed(one.name), description=text(one.description))


def _photo(one: FrozenSpeaker) -> Photo | None:
    """With whole addresses: they are followed from elsewhere."""
    found = one.photo
    if found is None:
        return None
    at = f"{settings().base_url}/media"
    return Photo(small=f"{at}/{found.small}", large=f"{at}/{found.large}", credit=found.credit)


def _time(meeting: Meeting) -> Time:
    return Time(
        slot=meeting.slot.id,
        begin=meeting.begin,
        end=meeting.end,
        room=meeting.room.code,
        cancelled=meeting.cancelled,
    )
