"""The frame of an edition's programme, each thing with what points at it."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from core.errors import NotFound
from expo.floor.tables import Booth
from expo.programme.frame.rules import Kind, Thing
from expo.programme.tables import Block, Format, Session, Slot, Track
from expo.venues.tables import Hall, Room
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import from_json, required

TAGS = tuple(one.code for one in LANGUAGES)
TABLES: Mapping[Kind, type[Hall] | type[Room] | type[Track] | type[Format]] = {
    "hall": Hall,
    "room": Room,
    "track": Track,
    "format": Format,
}


async def frame_of(edition: UUID) -> dict[Kind, list[Thing]]:
    """By kind, in the order in which readers see them."""
    used = await _used(edition)
    halls = {row.id: row.code for row in await Hall.objects().where(Hall.edition == edition)}
    found: dict[Kind, list[Thing]] = {}
    for kind, table in TABLES.items():
        rows = await table.objects().where(table.edition == edition).order_by(table.position).order_by(table.code)
        found[kind] = [Thing(kind, row.code, required(row.name), _lines(row, halls), used[row.id]) for row in rows]
    return found


async def thing_called(edition: UUID, kind: str, code: str) -> Thing:
    """Raises NotFound."""
    frame: Mapping[str, list[Thing]] = {str(name): things for name, things in (await frame_of(edition)).items()}
    found = next((one for one in frame.get(kind, ()) if one.code == code), None)
    if found is None:
        raise NotFound
    return found


def _lines(row: Hall | Room | Track | Format, halls: Mapping[UUID, str]) -> dict[str, str]:
    lines = lines_of(required(row.name), TAGS)
    if isinstance(row, Room):
        hall: UUID | None = row.hall
        capacity = "" if row.capacity is None else str(row.capacity)
        lines |= {"hall": halls[hall] if hall else "", "capacity": capacity, "parallel": "yes" if row.parallel else ""}
    if isinstance(row, Track):
        lines |= {"colour": str(row.colour), **lines_of(from_json(row.description), TAGS, "description")}
    return lines


async def _used(edition: UUID) -> Counter[UUID]:
    counted: Counter[UUID] = Counter()
    rooms = await Room.select(Room.hall).where(Room.edition == edition)
    slots = await Slot.select(Slot.room).where(Slot.session.edition == edition)
    blocks = await Block.select(Block.room).where(Block.room.edition == edition)
    sessions = await Session.select(Session.track, Session.format).where(Session.edition == edition)
    booths = await Booth.select(Booth.hall).where(Booth.edition == edition)
    for row in (*rooms, *slots, *blocks, *sessions, *booths):
        counted.update(one for one in row.values() if one is not None)
    return counted


async def key_of(edition: UUID, thing: Thing) -> UUID:
    """Its row's id, for its history. Raises NotFound."""
    table = TABLES[thing.kind]
    row = await table.select(table.id).where(table.edition == edition, table.code == thing.code).first()
    if row is None:
        raise NotFound
    key: UUID = row["id"]
    return key
