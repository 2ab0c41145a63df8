"""Halls, rooms, tracks and formats: added, changed, taken away while nothing points at them; ways between halls."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme import commands as programme
from expo.programme.edits.commands import SUBJECT
from expo.programme.facts import FrameChanged
from expo.programme.frame.queries import TABLES, frame_of, key_of, thing_called
from expo.programme.frame.rules import CodeThere, Kind, SeveralAtOnce, StillUsed, Thing
from expo.programme.slots.queries import draft
from expo.programme.slots.writing import promises
from expo.programme.tables import Track
from expo.venues import commands as venues
from expo.venues.shelf import SUBJECT as WAYS
from expo.venues.tables import Hall
from expo.venues.ways import set_way
from i18n.lines import text_in
from i18n.text import Translated, from_json

GONE: dict[Kind, str] = {kind: f"expo_{kind}_code_once" for kind in TABLES}


async def add_thing(actor: Actor, *, edition: str, kind: Kind, code: str, lines: Lines, now: datetime) -> None:
    """At the end of its list. Raises Denied, CodeThere, NotFound for a hall that is not there."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        key, there = uuid4(), len((await frame_of(row.id))[kind])
        fields = await _fields(row.id, kind, lines, None, None)
        add = {
            "hall": venues.add_halls,
            "room": venues.add_rooms,
            "track": programme.add_tracks,
            "format": programme.add_formats,
        }[kind]
        async with refusing({GONE[kind]: CodeThere(code=code)}):
            await add(row.id, [(key, code, fields)], first=there)
        changes = [Change(name, None, line) for name, line in lines.items() if line]
        await _told(actor, row.id, edition, kind, key, changes, now)


async def change_thing(
    actor: Actor, *, edition: str, kind: Kind, code: str, lines: Lines, before: Lines, now: datetime
) -> None:
    """`before` as the editor saw it: what others changed since stays. Raises Denied, NotFound, ChangedMeanwhile,
    SeveralAtOnce when a room shall have one session at a time and has more.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        thing = await thing_called(row.id, kind, code)
        after = merged(before, lines, thing.lines)
        key = await key_of(row.id, thing)
        changes = [
            Change(name, thing.lines[name] or None, line or None)
            for name, line in after.items()
            if line != thing.lines[name]
        ]
        if not changes:
            return
        await _changed(row.id, key, thing, after)
        if kind == "room" and after["parallel"] != thing.lines["parallel"]:
            await _promised_anew(actor, edition, code)
        await _told(actor, row.id, edition, kind, key, changes, now)


async def take_thing_away(actor: Actor, *, edition: str, kind: Kind, code: str, now: datetime) -> None:
    """Raises Denied, NotFound, StillUsed."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        thing = await thing_called(row.id, kind, code)
        if thing.used:
            raise StillUsed(count=thing.used)
        key, table = await key_of(row.id, thing), TABLES[kind]
        if kind == "hall":
            await venues.forget_ways(key)
        await table.delete().where(table.id == key)
        gone = [Change(name, line, None) for name, line in thing.lines.items() if line]
        await _told(actor, row.id, edition, kind, key, gone, now)


async def set_ways(actor: Actor, *, edition: str, minutes: dict[tuple[str, str], int], now: datetime) -> None:
    """On foot, by pair of hall codes. Raises Denied, NotFound."""
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        halls = {one.code: one.id for one in await Hall.objects().where(Hall.edition == row.id)}
        for (first, then), length in minutes.items():
            if first not in halls or then not in halls:
                raise NotFound
            await set_way(halls[first], halls[then], length)
        await tell(WAYS)
        changes = [Change(f"{first} – {then}", None, str(length)) for (first, then), length in minutes.items()]
        await _told(actor, row.id, edition, "hall", row.id, changes, now)


async def _fields(
    edition: UUID, kind: Kind, lines: Lines, name: Translated | None, description: Translated | None
) -> dict[str, object]:
    fields: dict[str, object] = {"name": text_in(lines, name)}
    if kind == "room":
        hall = await Hall.select(Hall.id).where(Hall.edition == edition, Hall.code == lines["hall"]).first()
        if lines["hall"] and hall is None:
            raise NotFound
        capacity = int(lines["capacity"]) if lines["capacity"] else None
        fields |= {"hall": hall["id"] if hall else None, "capacity": capacity, "parallel": bool(lines["parallel"])}
    if kind == "track":
        fields |= {"colour": int(lines["colour"]), "description": text_in(lines, description, "description")}
    return fields


async def _changed(edition: UUID, key: UUID, thing: Thing, lines: Lines) -> None:
    described = None
    if thing.kind == "track":
        row = await Track.select(Track.description).where(Track.id == key).first()
        described = from_json(row["description"]) if row else None
    fields = await _fields(edition, thing.kind, lines, thing.name, described)
    change = {
        "hall": venues.change_hall,
        "room": venues.change_room,
        "track": programme.change_track,
        "format": programme.change_format,
    }[thing.kind]
    await change(key, fields)


async def _promised_anew(actor: Actor, edition: str, code: str) -> None:
    """Whether the room itself is busy depends on whether several sessions may be in it."""
    known = await draft(await held(edition))
    slots = [slot for slot, lies in known.slots.items() if lies.room == code]
    await release_sources(slots)
    async with refusing({NOT_TWICE: SeveralAtOnce()}):
        await promise([one for slot in slots for one in promises(known, slot, known.state(slot), str(actor))])


async def _told(
    actor: Actor, edition: UUID, slug: str, kind: Kind, key: UUID, changes: list[Change], now: datetime
) -> None:
    fact = FrameChanged(edition=edition, what=kind, id=key, fields=tuple(one.field for one in changes))
    await record(actor, fact, now=now, changes=changes)
    await tell(f"{SUBJECT}:{slug}")
