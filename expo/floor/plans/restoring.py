"""Going back to an earlier plan: the drawing becomes what was published then, as one step that can be taken back."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from expo.editions.queries import held
from expo.floor.drawing.queries import Drawing, drawing_of
from expo.floor.drawing.states import BoothState, Change, ConnectionState, FeatureState, GroundState, State
from expo.floor.drawing.writing import draw
from expo.floor.plans.queries import plan_numbered
from expo.floor.plans.snapshot import FrozenFloor, Plan
from expo.floor.tables import Booth
from expo.permissions import Expo


async def restore_plan(actor: Actor, *, edition: str, number: int, now: datetime) -> int:
    """How many things changed. Booths keep who they are; what is let and was not there then needs a place in it.

    Raises Denied, NotFound, BoothLet, LetToSeveral, and what drawing raises.
    """
    require(actor, Expo.FLOOR_WRITE)
    async with transaction():
        row = await held(edition)
        drawing, plan = await drawing_of(row), await plan_numbered(row.id, number)
        wanted = dict(_states(drawing, plan, await _lineages(plan)))
        changes = [
            Change(key, drawing.things.get(key), wanted.get(key))
            for key in [*drawing.things, *(key for key in wanted if key not in drawing.things)]
            if drawing.things.get(key) != wanted.get(key)
        ]
        if changes:
            await draw(actor, drawing, "restore", changes, now=now)
        return len(changes)


async def _lineages(plan: Plan) -> dict[str, tuple[UUID, ...]]:
    """Also of booths that have gone since."""
    ids = [booth.id for floor in plan.halls for booth in floor.booths]
    if not ids:
        return {}
    rows = await Booth.select(Booth.id, Booth.lineage).where(Booth.id.is_in([UUID(one) for one in ids]))
    return {str(row["id"]): msgspec.json.decode(row["lineage"], type=tuple[UUID, ...]) for row in rows}


def _states(drawing: Drawing, plan: Plan, lineages: dict[str, tuple[UUID, ...]]) -> Iterator[tuple[UUID, State]]:
    rooms = {code: key for key, code in drawing.rooms.items()}
    for floor in plan.halls:
        yield from _hall(drawing, floor, lineages, rooms)
    for one in plan.connections:
        yield (
            UUID(one.id),
            ConnectionState(
                kind=one.kind,
                first=drawing.hall(one.first),
                first_at=one.first_at,
                then=drawing.hall(one.then),
                then_at=one.then_at,
                metres=one.metres,
                slope=one.slope,
            ),
        )


def _hall(
    drawing: Drawing, floor: FrozenFloor, lineages: dict[str, tuple[UUID, ...]], rooms: dict[str, UUID]
) -> Iterator[tuple[UUID, State]]:
    hall = drawing.hall(floor.code)
    known = drawing.ground(hall)
    yield known[0] if known else uuid4(), GroundState(hall=hall, outline=floor.outline)
    for booth in floor.booths:
        yield (
            UUID(booth.id),
            BoothState(
                hall=hall,
                number=booth.number,
                kind=booth.kind,
                polygon=booth.polygon,
                lineage=lineages.get(booth.id, ()),
            ),
        )
    for one in floor.features:
        yield (
            UUID(one.id),
            FeatureState(
                hall=hall,
                kind=one.kind,
                shape=one.shape,
                name=one.name,
                room=rooms.get(one.stage or ""),
                stepped=one.stepped,
                slope=one.slope,
            ),
        )
