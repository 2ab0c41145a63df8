"""Reading an edition whole, to compare a programme file with it: a fixed number of queries, however long it is."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import msgspec
from msgspec import json

from core.commitments.rules import Override, Promise
from core.commitments.tables import Commitment
from core.spans import Span
from directory.countries.tables import Country
from expo.editions.tables import Edition, Origin
from expo.interchange.reconcile.editing import touched
from expo.interchange.reconcile.stored import KINDS, Kind, Row, StoredEdition, StoredSlot
from expo.programme.tables import Format, Session, Slot, Track
from expo.releases.snapshot import Interpretation
from expo.speakers.tables import Part, Speaker
from expo.venues.tables import Hall, Room
from i18n.text import from_json

Record = dict[str, Any]
TEXTS = ("name", "description", "title", "subtitle", "abstract", "position", "organisation", "biography")
SHAPES = {
    "spoken": tuple[str, ...],
    "languages": tuple[str, ...],
    "interpreted": tuple[Interpretation, ...],
    "names": dict[str, str],
}
APART = {"id", "code", "edition", "number", "cancelled_at", "person", "revision"}


async def stored_edition(edition: Edition) -> StoredEdition:
    """Eleven queries, one more for what was loaded before it was kept what files say. The caller holds the edition's row,
    so that nobody else plans meanwhile.
    """
    of = edition.id
    speakers = await _speakers(of)
    sessions = await Session.select().where(Session.edition == of)
    slots = await Slot.select().where(Slot.session.edition == of)
    persons = {row["id"]: row["person"] for row in speakers}
    origins = await Origin.select(Origin.kind, Origin.key, Origin.target, Origin.said).where(Origin.edition == of)
    frame = await _frame(of)
    tables: dict[Kind, list[Record]] = {**frame, "speaker": speakers, "session": sessions}
    return StoredEdition(
        id=of,
        slug=edition.slug,
        zone=edition.zone,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        sample=edition.sample,
        origins={(row["kind"], row["key"]): row["target"] for row in origins},
        said={(row["kind"], row["key"]): json.decode(row["said"]) if row["said"] else None for row in origins},
        touched=await touched(of, [row["target"] for row in origins if not row["said"] and row["kind"] in KINDS]),
        rows={kind: {row["id"]: _row(row) for row in rows} for kind, rows in tables.items()},
        slots={row["id"]: _slot(row) for row in slots},
        appearances=await _appearances(of),
        persons=persons,
        countries={row["code"]: row["id"] for row in await Country.select(Country.id, Country.code)},
        promises=await _promises([*persons.values(), *(row["id"] for row in frame["room"])]),
        last_number=max((row["number"] for row in sessions), default=0),
    )


async def _frame(of: UUID) -> dict[Kind, list[Record]]:
    halls = await Hall.select(Hall.id, Hall.code, Hall.name).where(Hall.edition == of)
    rooms = await Room.select(Room.id, Room.code, Room.name, Room.hall, Room.capacity, Room.parallel).where(
        Room.edition == of
    )
    tracks = await Track.select(Track.id, Track.code, Track.name, Track.description, Track.colour).where(
        Track.edition == of
    )
    formats = await Format.select(Format.id, Format.code, Format.name).where(Format.edition == of)
    return {"hall": halls, "room": rooms, "track": tracks, "format": formats}


async def _speakers(edition: UUID) -> list[Record]:
    person = Speaker.person
    return await Speaker.select(
        *(Speaker.id, Speaker.code, Speaker.position, Speaker.organisation, Speaker.biography),
        person.id.as_alias("person"),
        person.names.as_alias("names"),
        person.family.as_alias("family"),
        person.languages.as_alias("languages"),
        person.country.as_alias("country"),
    ).where(Speaker.edition == edition)


def _row(row: Record) -> Row:
    fields = {name: _value(name, value) for name, value in row.items() if name not in APART}
    if "cancelled_at" in row:
        fields["cancelled"] = row["cancelled_at"] is not None
    return Row(row["id"], row["code"], fields)


def _value(name: str, stored: Any) -> Any:
    if name in TEXTS:
        return from_json(stored)
    if name in SHAPES:
        return msgspec.json.decode(stored, type=SHAPES[name])
    return stored


def _slot(row: Record) -> StoredSlot:
    return StoredSlot(row["id"], row["session"], row["room"], row["begins_at"], row["ends_at"])


async def _appearances(edition: UUID) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    rows = (
        await Part.select(Part.session, Part.speaker, Part.role)
        .where(Part.session.edition == edition)
        .order_by(Part.place, Part.id)
    )
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for row in rows:
        found[row["session"]].append((row["speaker"], row["role"]))
    return {session: tuple(parts) for session, parts in found.items()}


async def _promises(resources: list[UUID]) -> tuple[Promise, ...]:
    if not resources:
        return ()
    rows = await Commitment.select().where(Commitment.resource.is_in(resources))
    return tuple(
        Promise(
            row["resource"],
            row["source_kind"],
            row["source"],
            Span(row["begins_at"], row["ends_at"]),
            None if row["exclusive"] else Override(row["override_reason"], row["override_by"]),
        )
        for row in rows
    )
