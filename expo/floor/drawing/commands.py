"""Drawing halls, booths and what else stands there; every act is one step that can be taken back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from expo.editions.queries import held
from expo.floor.drawing.layouts import Layout, changes_of
from expo.floor.drawing.queries import Drawing, drawing_of, own_latest, step_numbered
from expo.floor.drawing.rules import ChangedSince
from expo.floor.drawing.states import (
    Act,
    BoothState,
    Change,
    ConnectionState,
    FeatureState,
    GroundState,
    State,
)
from expo.floor.drawing.writing import draw
from expo.floor.geometry.cutting import merge, split
from expo.floor.geometry.outlines import tidy
from expo.floor.geometry.points import Outline, Point
from expo.floor.geometry.rows import Row, check_number, numbers_from, outlines_of
from expo.floor.plans.snapshot import Crossing, FeatureKind, Kind
from expo.permissions import Expo
from i18n.text import Translated

Points = Sequence[Sequence[float]]


async def put_ground(actor: Actor, *, edition: str, hall: str, outline: Points, now: datetime) -> None:
    """The outline of a hall, by its code, in metres. Raises Denied, NotFound, NoOutline, OutsideHall."""
    async with transaction():
        drawing = await _drawing(actor, edition)
        where = drawing.hall(hall)
        key, before = drawing.ground(where) or (uuid4(), None)
        await _one(actor, drawing, "put", key, before, GroundState(hall=where, outline=tidy(outline)), now)


async def put_booth(
    actor: Actor,
    *,
    edition: str,
    hall: str,
    number: str,
    polygon: Points,
    now: datetime,
    kind: Kind = "shell",
    booth: UUID | None = None,
) -> UUID:
    """A new one, or `booth` as it shall be. Raises Denied, Invalid, NotFound, NoOutline, NumberThere, OutsideHall,
    Overlaps.
    """
    check_number(number)
    async with transaction():
        drawing = await _drawing(actor, edition)
        before = None if booth is None else drawing.booths.get(booth)
        if booth is not None and before is None:
            raise NotFound
        key, lineage = booth or uuid4(), before.lineage if before else ()
        where = drawing.hall(hall)
        after = BoothState(hall=where, number=number, kind=kind, polygon=tidy(polygon), lineage=lineage)
        await _one(actor, drawing, "put", key, before, after, now)
    return key


async def retire_booth(actor: Actor, *, edition: str, number: str, now: datetime) -> None:
    """It is let no more; its row stays, and its number is free again. Raises Denied, NotFound, BoothLet."""
    async with transaction():
        drawing = await _drawing(actor, edition)
        key, before = drawing.booth(number)
        await _one(actor, drawing, "retire", key, before, None, now)


async def make_row(
    actor: Actor, *, edition: str, hall: str, row: Row, first: str, now: datetime, kind: Kind = "shell"
) -> list[str]:
    """The numbers of the new booths, from `first` on. All or none. Raises what put_booth raises."""
    outlines = outlines_of(row)
    numbers = numbers_from(first, len(outlines))
    async with transaction():
        drawing = await _drawing(actor, edition)
        where = drawing.hall(hall)
        made = (
            BoothState(hall=where, number=number, kind=kind, polygon=outline)
            for number, outline in zip(numbers, outlines, strict=True)
        )
        await draw(actor, drawing, "row", [Change(uuid4(), None, one) for one in made], now=now)
    return numbers


async def split_booth(
    actor: Actor, *, edition: str, number: str, line: tuple[Point, Point], numbers: tuple[str, str], now: datetime
) -> tuple[UUID, UUID]:
    """Two new booths with these numbers instead of it, the upper left one first; one may keep its number.

    Raises Denied, Invalid, NotFound, CutsNothing, TooSmall, NumberThere.
    """
    for one in numbers:
        check_number(one)
    async with transaction():
        drawing = await _drawing(actor, edition)
        key, before = drawing.booth(number)
        parts = zip((uuid4(), uuid4()), split(before.polygon, *line), numbers, strict=True)
        made = [(new, _from(before, [key], called, outline)) for new, outline, called in parts]
        changes = [Change(key, before, None), *(Change(new, None, state) for new, state in made)]
        await draw(actor, drawing, "split", changes, now=now)
    return made[0][0], made[1][0]


async def merge_booths(actor: Actor, *, edition: str, numbers: Sequence[str], number: str, now: datetime) -> UUID:
    """One new booth instead of neighbours in one hall; it may have the number of one of them, and is of the kind of the
    first. Raises Denied, Invalid, NotFound, NotNeighbours, NumberThere.
    """
    check_number(number)
    async with transaction():
        drawing = await _drawing(actor, edition)
        gone = [drawing.booth(one) for one in dict.fromkeys(numbers)]
        first = gone[0][1]
        beside = [state.polygon for _, state in gone if state.hall == first.hall]
        outline = merge(beside if len(beside) == len(gone) else [])
        key, after = uuid4(), _from(first, [one for one, _ in gone], number, outline)
        changes = [*(Change(one, state, None) for one, state in gone), Change(key, None, after)]
        await draw(actor, drawing, "merge", changes, now=now)
    return key


async def put_feature(
    actor: Actor,
    *,
    edition: str,
    hall: str,
    kind: FeatureKind,
    shape: Points,
    now: datetime,
    feature: UUID | None = None,
    name: Translated | None = None,
    stage: str | None = None,
    stepped: bool = False,
    slope: float | None = None,
) -> UUID:
    """A new one, or `feature` as it shall be; `shape` one point or an outline, `stage` the code of a room.

    Raises Denied, NotFound, NoOutline, NotMeasured, OutsideHall, Overlaps.
    """
    drawn: Outline = ((float(shape[0][0]), float(shape[0][1])),) if len(shape) == 1 else tidy(shape)
    async with transaction():
        drawing = await _drawing(actor, edition)
        before = _known(drawing, feature, FeatureState)
        room = next((key for key, code in drawing.rooms.items() if code == stage), None)
        if stage is not None and room is None:
            raise NotFound
        where = drawing.hall(hall)
        after = FeatureState(hall=where, kind=kind, shape=drawn, name=name, room=room, stepped=stepped, slope=slope)
        key = feature or uuid4()
        await _one(actor, drawing, "put", key, before, after, now)
    return key


async def put_connection(
    actor: Actor,
    *,
    edition: str,
    kind: Crossing,
    first: tuple[str, Point],
    then: tuple[str, Point],
    metres: int,
    now: datetime,
    slope: float | None = None,
    connection: UUID | None = None,
) -> UUID:
    """Between points of two halls, by their codes. Raises Denied, NotFound, NotMeasured, OutsideHall, SameHall."""
    async with transaction():
        drawing = await _drawing(actor, edition)
        before = _known(drawing, connection, ConnectionState)
        (hall, at), (other, there) = first, then
        after = ConnectionState(
            kind=kind,
            first=drawing.hall(hall),
            first_at=at,
            then=drawing.hall(other),
            then_at=there,
            metres=metres,
            slope=slope,
        )
        key = connection or uuid4()
        await _one(actor, drawing, "put", key, before, after, now)
    return key


async def import_layout(actor: Actor, *, edition: str, layout: Layout, now: datetime) -> int:
    """A whole floor at once, as one step; how many things were changed. Nothing is taken away, and loading the same again
    changes nothing. Raises Denied, NotFound for a hall that is not there, Invalid, and what drawing raises.
    """
    for hall in layout.halls:
        for booth in hall.booths:
            check_number(booth.number)
    async with transaction():
        drawing = await _drawing(actor, edition)
        halls = {code: drawing.hall(code) for code in _codes(layout)}
        changes = changes_of(layout, drawing.things, halls, {code: key for key, code in drawing.rooms.items()})
        if changes:
            await draw(actor, drawing, "import", changes, now=now)
        return len(changes)


async def remove(actor: Actor, *, edition: str, thing: UUID, now: datetime) -> None:
    """A feature or a connection. Raises Denied, NotFound."""
    async with transaction():
        drawing = await _drawing(actor, edition)
        before = _known(drawing, thing, (FeatureState, ConnectionState))
        await _one(actor, drawing, "remove", thing, before, None, now)


async def undo(actor: Actor, *, edition: str, now: datetime, number: int | None = None) -> int:
    """Step `number`, or the actor's own latest, taken back as a step of its own. Its number.

    Raises Denied, NotFound, NothingToUndo, ChangedSince, and what drawing raises.
    """
    async with transaction():
        drawing = await _drawing(actor, edition)
        of_edition = drawing.edition.id
        step = await (own_latest(of_edition, str(actor)) if number is None else step_numbered(of_edition, number))
        if step.undone:
            raise ChangedSince
        back = [change.back for change in reversed(step.changes)]
        return await draw(actor, drawing, "undo", back, now=now, undoes=step.number)


def _codes(layout: Layout) -> set[str]:
    ends = (end for one in layout.connections for end in (one.first, one.then))
    return {*(hall.code for hall in layout.halls), *ends}


async def _drawing(actor: Actor, edition: str) -> Drawing:
    """Kept from everybody else who draws until the transaction ends."""
    require(actor, Expo.FLOOR_WRITE)
    return await drawing_of(await held(edition))


async def _one(
    actor: Actor, drawing: Drawing, act: Act, key: UUID, before: State | None, after: State | None, now: datetime
) -> None:
    if before != after:
        await draw(actor, drawing, act, [Change(key, before, after)], now=now)


def _known(drawing: Drawing, key: UUID | None, shapes: type[State] | tuple[type[State], ...]) -> State | None:
    if key is None:
        return None
    found = drawing.things.get(key)
    if not isinstance(found, shapes):
        raise NotFound
    return found


def _from(first: BoothState, parents: Sequence[UUID], number: str, outline: Outline) -> BoothState:
    return BoothState(hall=first.hall, number=number, kind=first.kind, polygon=outline, lineage=tuple(parents))
