"""The drawing of the moment in the shape that a published plan freezes; pure."""

from collections.abc import Mapping
from uuid import UUID

from expo.floor.drawing.queries import Drawing
from expo.floor.drawing.states import BoothState, ConnectionState, FeatureState
from expo.floor.geometry.outlines import area, label_point
from expo.floor.geometry.points import Outline
from expo.floor.plans.snapshot import FrozenBooth, FrozenConnection, FrozenFeature, FrozenFloor, Plan
from expo.floor.routing.space import Space, open_sides, space_of
from expo.releases.rules import NEVER


def draft_plan(drawing: Drawing) -> Plan:
    """Unnumbered; halls without an outline are not in it, nor what leads to them."""
    codes = {one.id: one.code for one in drawing.halls}
    floors = (_floor(drawing, one.id) for one in drawing.halls)
    halls = tuple(floor for floor in floors if floor is not None)
    there = {floor.code for floor in halls}
    connections = tuple(
        _connection(key, one, codes) for key, one in drawing.things.items() if isinstance(one, ConnectionState)
    )
    kept = tuple(one for one in connections if one.first in there and one.then in there)
    return Plan(number=0, published_at=NEVER, halls=halls, connections=kept)


def _floor(drawing: Drawing, hall: UUID) -> FrozenFloor | None:
    ground = drawing.ground(hall)
    if ground is None:
        return None
    known = next(one for one in drawing.halls if one.id == hall)
    booths = sorted(
        ((key, one) for key, one in drawing.booths.items() if one.hall == hall), key=lambda pair: pair[1].number
    )
    bare = FrozenFloor(
        code=known.code,
        name=known.name,
        outline=ground[1].outline,
        booths=tuple(_booth(key, one, None) for key, one in booths),
        features=tuple(
            _feature(key, one, drawing.rooms)
            for key, one in drawing.things.items()
            if isinstance(one, FeatureState) and one.hall == hall
        ),
    )
    space = space_of(bare, step_free=False)
    return FrozenFloor(
        code=bare.code,
        name=bare.name,
        outline=bare.outline,
        booths=tuple(_booth(key, one, space) for key, one in booths),
        features=bare.features,
    )


def _booth(key: UUID, one: BoothState, space: Space | None) -> FrozenBooth:
    label, room = label_point(one.polygon) if space else ((0.0, 0.0), 0.0)
    return FrozenBooth(
        id=str(key),
        number=one.number,
        kind=one.kind,
        polygon=one.polygon,
        area=float(area(one.polygon)),
        label=label,
        room=room,
        open_sides=open_sides(space, one.polygon) if space else 0,
    )


def _feature(key: UUID, one: FeatureState, rooms: Mapping[UUID, str]) -> FrozenFeature:
    shape: Outline = one.shape
    return FrozenFeature(
        id=str(key),
        kind=one.kind,
        shape=shape,
        name=one.name,
        stage=rooms.get(one.room) if one.room else None,
        stepped=one.stepped,
        slope=one.slope,
    )


def _connection(key: UUID, one: ConnectionState, codes: Mapping[UUID, str]) -> FrozenConnection:
    return FrozenConnection(
        id=str(key),
        kind=one.kind,
        first=codes[one.first],
        first_at=one.first_at,
        then=codes[one.then],
        then_at=one.then_at,
        metres=one.metres,
        slope=one.slope,
    )
