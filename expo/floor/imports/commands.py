"""A file looked at, and what was chosen of it drawn, as one step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from expo.editions.queries import edition_called, held
from expo.editions.tables import Edition
from expo.floor.drawing.queries import Drawing, drawing_of
from expo.floor.drawing.writing import draw
from expo.floor.imports.fitting import Known, changes_of, laid
from expo.floor.imports.laying import Laying
from expo.floor.imports.opening import opened
from expo.floor.imports.shapes import FileKind, ReadFile
from expo.floor.imports.tables import FloorFile
from expo.permissions import Expo

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at; `hall` by its code."""

    id: UUID
    hall: str
    name: str
    looked_at: datetime
    read: ReadFile


async def look_at(
    actor: Actor, *, edition: str, hall: str, name: str, kind: FileKind, content: bytes, now: datetime
) -> UUID:
    """Nothing is drawn. Raises Denied, NotFound, FileInfected, NotAFloor, NothingInIt, TooMuchInIt."""
    require(actor, Expo.FLOOR_WRITE)
    row = await edition_called(edition)
    where = (await drawing_of(row)).hall(hall)
    read = await opened(kind, content)
    made = FloorFile(
        id=uuid4(),
        edition=row.id,
        hall=where,
        name=name[:LONGEST_NAME],
        kind=kind,
        content=msgspec.json.encode(read).decode(),
        looked_at=now,
        looked_by=str(actor),
    )
    async with transaction():
        await FloorFile.insert(made)
    return made.id


async def files_of(edition: UUID) -> list[Mapping[str, Any]]:
    """`id`, `name`, `looked_at`, `looked_by` and the hall's `code`, the newest first."""
    columns = (
        FloorFile.id,
        FloorFile.name,
        FloorFile.looked_at,
        FloorFile.looked_by,
        FloorFile.hall.code.as_alias("code"),
    )
    rows = FloorFile.select(*columns).where(FloorFile.edition == edition)
    return list(await rows.order_by(FloorFile.looked_at, ascending=False))


async def file_called(edition: UUID, file: UUID) -> Looked:
    """Raises NotFound."""
    code = FloorFile.hall.code.as_alias("code")
    columns = (FloorFile.id, FloorFile.name, FloorFile.looked_at, FloorFile.content, code)
    row = await FloorFile.select(*columns).where(FloorFile.id == file, FloorFile.edition == edition).first()
    if row is None:
        raise NotFound
    return Looked(
        row["id"], row["code"], row["name"], row["looked_at"], msgspec.json.decode(row["content"], type=ReadFile)
    )


def known_in(drawing: Drawing, hall: str) -> Known:
    return Known(drawing.hall(hall), drawing.things, {code: key for key, code in drawing.rooms.items()})


async def draw_file(actor: Actor, *, edition: str, file: UUID, laying: Laying, chosen: set[int], now: datetime) -> int:
    """How many things were drawn or changed, as one step; the file is done with. Raises Denied, NotFound, and what drawing
    raises: what was drawn meanwhile counts.
    """
    require(actor, Expo.FLOOR_WRITE)
    async with transaction():
        row: Edition = await held(edition)
        looked, drawing = await file_called(row.id, file), await drawing_of(row)
        changes = changes_of(laid(looked.read, laying, known_in(drawing, looked.hall)), chosen)
        if changes:
            await draw(actor, drawing, "import", changes, now=now)
        await FloorFile.delete().where(FloorFile.id == file)
    return len(changes)


async def drop_file(actor: Actor, *, edition: str, file: UUID) -> None:
    """Raises Denied, NotFound."""
    require(actor, Expo.FLOOR_WRITE)
    row = await edition_called(edition)
    await file_called(row.id, file)
    await FloorFile.delete().where(FloorFile.id == file)
