"""Reading the programme as it is being edited, in the shape that a release freezes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from core.db.transaction import one_moment
from expo.channels.tables import Channel
from expo.editions.tables import Edition
from expo.programme.tables import Format, Session, Slot, Track
from expo.releases.rules import NEVER, NoDates
from expo.releases.snapshot import (
    Appearance,
    FrozenChannel,
    FrozenEdition,
    FrozenFormat,
    FrozenHall,
    FrozenPhoto,
    FrozenRoom,
    FrozenSession,
    FrozenSlot,
    FrozenSpeaker,
    FrozenTrack,
    Interpretation,
    Snapshot,
)
from expo.speakers.photos.queries import portraits_of
from expo.speakers.photos.rules import Portrait
from expo.speakers.tables import Part, Speaker
from expo.venues.tables import Hall, Room
from i18n.text import from_json, required

Row = dict[str, Any]
Codes = Mapping[UUID, str]


@one_moment()
async def draft_of(edition: Edition) -> Snapshot:
    """Today's programme of an edition, unnumbered; eleven queries of one moment however long it is. Raises NoDates."""
    frame = _edition(edition)
    halls = await Hall.select().where(Hall.edition == edition.id).order_by(Hall.position, Hall.code)
    rooms = await Room.select().where(Room.edition == edition.id).order_by(Room.position, Room.code)
    tracks = await Track.select().where(Track.edition == edition.id).order_by(Track.position, Track.code)
    formats = await Format.select().where(Format.edition == edition.id).order_by(Format.position, Format.code)
    speakers, portraits = await _speakers(edition.id), await portraits_of(edition.id)
    sessions = await Session.select().where(Session.edition == edition.id).order_by(Session.number)
    codes = {row["id"]: row["code"] for row in (*halls, *rooms, *tracks, *formats, *speakers, *sessions)}
    slots = await _slots(edition.id, codes, {row["id"] for row in sessions if row["cancelled_at"] is not None})
    parts, channels = await _parts(edition.id, codes), await _channels(edition.id)
    return Snapshot(
        edition=frame,
        number=0,
        name="",
        released_at=NEVER,
        halls=tuple(FrozenHall(code=row["code"], name=required(row["name"])) for row in halls),
        rooms=tuple(_room(row, codes, channels[row["id"]]) for row in rooms),
        tracks=tuple(_track(row) for row in tracks),
        formats=tuple(FrozenFormat(code=row["code"], name=required(row["name"])) for row in formats),
        speakers=tuple(_speaker(row, portraits.get(row["id"])) for row in speakers),
        sessions=_in_order([_session(row, codes, parts) for row in sessions], slots),
        slots=slots,
    )


async def _speakers(edition: UUID) -> list[Row]:
    of_person: Any = Speaker.person
    return (
        await Speaker.select(
            Speaker.id,
            Speaker.code,
            Speaker.position,
            Speaker.organisation,
            Speaker.biography,
            Speaker.person.id.as_alias("person"),
            Speaker.person.names.as_alias("names"),
            Speaker.person.family.as_alias("family"),
            Speaker.person.languages.as_alias("languages"),
            of_person.country.code.as_alias("country"),
        )
        .where(Speaker.edition == edition)
        .order_by(Speaker.code)
    )


async def _slots(edition: UUID, codes: Codes, cancelled: set[UUID]) -> tuple[FrozenSlot, ...]:
    rows = await Slot.select().where(Slot.session.edition == edition)
    slots = [
        FrozenSlot(
            id=str(row["id"]),
            session=codes[row["session"]],
            room=codes[row["room"]],
            begin=row["begins_at"],
            end=row["ends_at"],
            modified_at=NEVER,
            status="cancelled" if row["session"] in cancelled else "confirmed",
        )
        for row in rows
    ]
    return tuple(sorted(slots, key=lambda slot: (slot.begin, slot.room, slot.id)))


async def _parts(edition: UUID, codes: Codes) -> Mapping[UUID, list[Appearance]]:
    rows = await Part.select().where(Part.session.edition == edition).order_by(Part.place, Part.id)
    parts: dict[UUID, list[Appearance]] = defaultdict(list)
    for row in rows:
        parts[row["session"]].append(Appearance(speaker=codes[row["speaker"]], role=row["role"]))
    return parts


def _in_order(sessions: list[FrozenSession], slots: tuple[FrozenSlot, ...]) -> tuple[FrozenSession, ...]:
    first: dict[str, int] = {}
    for place, slot in enumerate(slots):
        first.setdefault(slot.session, place)
    return tuple(sorted(sessions, key=lambda session: (first.get(session.code, len(slots)), session.number)))


def _edition(row: Edition) -> FrozenEdition:
    if row.starts_on is None or row.ends_on is None:
        raise NoDates(slug=row.slug)
    return FrozenEdition(
        slug=row.slug,
        acronym=row.acronym,
        name=required(row.name),
        tagline=from_json(row.tagline),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        zone=row.zone,
        venue=from_json(row.venue),
        address=from_json(row.address),
        city=from_json(row.city),
        longitude=row.longitude,
        latitude=row.latitude,
        languages=_read(row.languages, tuple[str, ...]),
        sample=row.sample,
    )


async def _channels(edition: UUID) -> Mapping[UUID, list[FrozenChannel]]:
    rows = await Channel.select().where(Channel.room.edition == edition).order_by(Channel.number)
    found: dict[UUID, list[FrozenChannel]] = defaultdict(list)
    for row in rows:
        told = {name: row[name] for name in ("number", "language", "carrier", "tuned")}
        found[row["room"]].append(FrozenChannel(**told))
    return found


def _room(row: Row, codes: Codes, channels: Sequence[FrozenChannel]) -> FrozenRoom:
    return FrozenRoom(
        id=str(row["id"]),
        code=row["code"],
        name=required(row["name"]),
        hall=codes.get(row["hall"]),
        capacity=row["capacity"],
        parallel=row["parallel"],
        channels=tuple(channels),
    )


def _track(row: Row) -> FrozenTrack:
    description = from_json(row["description"])
    return FrozenTrack(code=row["code"], name=required(row["name"]), description=description, colour=row["colour"])


def _speaker(row: Row, photo: Portrait | None) -> FrozenSpeaker:
    return FrozenSpeaker(
        id=str(row["person"]),
        code=row["code"],
        names=_read(row["names"], dict[str, str]),
        family=row["family"],
        country=row["country"],
        position=from_json(row["position"]),
        organisation=from_json(row["organisation"]),
        biography=from_json(row["biography"]),
        photo=FrozenPhoto(small=photo.small, large=photo.large, credit=photo.credit) if photo else None,
        languages=_read(row["languages"], tuple[str, ...]),
    )


def _session(row: Row, codes: Codes, parts: Mapping[UUID, list[Appearance]]) -> FrozenSession:
    return FrozenSession(
        id=str(row["id"]),
        code=row["code"],
        number=row["number"],
        title=required(row["title"]),
        subtitle=from_json(row["subtitle"]),
        abstract=from_json(row["abstract"]),
        description=from_json(row["description"]),
        track=codes.get(row["track"]),
        format=codes.get(row["format"]),
        level=row["level"],
        spoken=_read(row["spoken"], tuple[str, ...]),
        interpreted=_read(row["interpreted"], tuple[Interpretation, ...]),
        appearances=tuple(parts.get(row["id"], ())),
        capacity=row["capacity"],
        url=row["url"],
        cancelled=row["cancelled_at"] is not None,
        recorded=row["recorded"],
    )


def _read(stored: str, shape: Any) -> Any:
    return msgspec.json.decode(stored, type=shape)
