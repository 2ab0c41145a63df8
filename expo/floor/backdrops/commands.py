"""Laying a picture under a hall, bringing it to scale, showing it more or less, taking it away."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.files import commands as files
from core.files.parts import WHOLE
from core.files.tables import StoredPart
from core.files.uploads import Upload
from core.forms.merging import Lines, merged
from core.journal.commands import record
from expo.editions.queries import edition_called, held
from expo.floor.backdrops.queries import Shown, backdrop_of
from expo.floor.backdrops.rules import Lying, NoBackdrop, laid, scaled
from expo.floor.backdrops.slots import BACKDROP
from expo.floor.backdrops.tables import Backdrop
from expo.floor.drawing.queries import drawing_of
from expo.floor.facts import BackdropChanged
from expo.floor.geometry.outlines import bounds
from expo.floor.geometry.points import Point
from expo.permissions import Expo

UNMEASURED = Lying(0.0, 0.0, 60.0, 40.0)
"""As large as a hall is taken to be before it was measured out."""


async def lay(actor: Actor, *, edition: str, hall: str, upload: Upload, now: datetime) -> None:
    """In place of the one before. Raises Denied, NotFound, FileRefused."""
    row = await edition_called(edition)
    taken = await files.take(actor, upload, slot=BACKDROP, scope=f"edition:{row.id}")
    async with transaction():
        row = await held(edition)
        drawing = await drawing_of(row)
        where = drawing.hall(hall)
        ground = drawing.ground(where)
        await _taken_away(actor, where, now)
        file = await files.write_down(actor, taken, now=now)
        room = UNMEASURED
        if ground is not None:
            left, top, right, bottom = bounds([ground[1].outline])
            room = Lying(left, top, right - left, bottom - top)
        lying = laid(await _pixels(file, room), room)
        made = {name: getattr(lying, name) for name in ("x", "y", "width", "depth")}
        await Backdrop.insert(Backdrop(id=uuid4(), edition=row.id, hall=where, file=file, **made))
        await record(actor, BackdropChanged(edition=row.id, hall=hall), now=now)


async def scale(
    actor: Actor, *, edition: str, hall: str, first: Point, then: Point, metres: float, now: datetime
) -> None:
    """Raises Denied, NoBackdrop, TooNear, OutOfScale."""
    async with transaction():
        where, known = await _there(actor, edition, hall)
        after = scaled(known.lying, first, then, metres)
        values: dict[Any, Any] = {name: getattr(after, name) for name in ("x", "y", "width", "depth")}
        await Backdrop.update(values).where(Backdrop.hall == where)
        await _told(actor, edition, hall, now)


async def show(actor: Actor, *, edition: str, hall: str, lines: Lines, before: Lines, now: datetime) -> None:
    """How much is seen of it, and where its corner lies (`sight_lines`); what somebody else changed since `before` stays.
    Raises Denied, NoBackdrop, ChangedMeanwhile.
    """
    async with transaction():
        where, known = await _there(actor, edition, hall)
        after = merged(before, lines, known.lines)
        if after == known.lines:
            return
        at = {name: float(after[name]) for name in ("x", "y")}
        values: dict[Any, Any] = {**at, "opacity": int(after["opacity"]), "hidden": bool(after["off"])}
        await Backdrop.update(values).where(Backdrop.hall == where)
        await _told(actor, edition, hall, now)


async def take_away(actor: Actor, *, edition: str, hall: str, now: datetime) -> None:
    """Its file ends with it. Raises Denied, NoBackdrop."""
    async with transaction():
        where, _ = await _there(actor, edition, hall)
        await _taken_away(actor, where, now)
        await _told(actor, edition, hall, now)


async def _there(actor: Actor, edition: str, hall: str) -> tuple[UUID, Shown]:
    require(actor, Expo.FLOOR_WRITE)
    where = (await drawing_of(await held(edition))).hall(hall)
    known = await backdrop_of(where)
    if known is None:
        raise NoBackdrop
    return where, known


async def _taken_away(actor: Actor, hall: UUID, now: datetime) -> None:
    for row in await Backdrop.delete().where(Backdrop.hall == hall).returning(Backdrop.file):
        await files.end(actor, row["file"], slot=BACKDROP, now=now)


async def _pixels(file: UUID, room: Lying) -> tuple[int, int]:
    """A drawing may not say how large it is: then it is as the room."""
    whole = (StoredPart.file == file) & (StoredPart.name == WHOLE)
    row = await StoredPart.select(StoredPart.width, StoredPart.height).where(whole).first()
    if row and row["width"] and row["height"]:
        return row["width"], row["height"]
    return max(1, round(room.width * 10)), max(1, round(room.depth * 10))


async def _told(actor: Actor, edition: str, hall: str, now: datetime) -> None:
    await record(actor, BackdropChanged(edition=(await edition_called(edition)).id, hall=hall), now=now)
