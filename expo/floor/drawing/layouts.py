"""A floor as a file or a sheet of numbers has it, and what of a drawing it changes; pure."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid4

import msgspec

from expo.floor.drawing.states import BoothState, Change, ConnectionState, FeatureState, GroundState, State
from expo.floor.geometry.outlines import tidy
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import Crossing, FeatureKind, Kind
from i18n.text import Translated


class LaidBooth(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    polygon: Outline
    kind: Kind = "shell"


class LaidFeature(msgspec.Struct, frozen=True, kw_only=True):
    """`stage` is the code of the room whose stage it is."""

    kind: FeatureKind
    shape: Outline
    name: Translated | None = None
    stage: str | None = None
    stepped: bool = False
    slope: float | None = None


class LaidHall(msgspec.Struct, frozen=True, kw_only=True):
    """`outline` None leaves the hall's own."""

    code: str
    outline: Outline | None = None
    booths: tuple[LaidBooth, ...] = ()
    features: tuple[LaidFeature, ...] = ()


class LaidConnection(msgspec.Struct, frozen=True, kw_only=True):
    kind: Crossing
    first: str
    first_at: Point
    then: str
    then_at: Point
    metres: int
    slope: float | None = None


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    halls: tuple[LaidHall, ...]
    connections: tuple[LaidConnection, ...] = ()


def changes_of(
    layout: Layout, things: Mapping[UUID, State], halls: Mapping[str, UUID], rooms: Mapping[str, UUID]
) -> list[Change]:
    """Outlines and booths that are there under the same hall or number become as the layout says; the rest is added, and
    nothing is taken away. A feature or connection that is there already, to the letter, is not added again. Raises
    KeyError for a hall that is not in `halls`, NoOutline, TooSmall.
    """
    known = dict(_keyed(things))
    found: list[Change] = []
    for key, state in _states(layout, halls, rooms):
        target, before = known.get(key, (uuid4(), None))
        after = _with_lineage(state, before)
        if before != after:
            found.append(Change(target, before, after))
    return found


def _with_lineage(state: State, before: State | None) -> State:
    if isinstance(state, BoothState) and isinstance(before, BoothState):
        return msgspec.structs.replace(state, lineage=before.lineage)
    return state


def _keyed(things: Mapping[UUID, State]) -> Iterator[tuple[object, tuple[UUID, State]]]:
    for target, state in things.items():
        yield _key(state), (target, state)


def _key(state: State) -> object:
    """By what a thing is known again."""
    if isinstance(state, GroundState):
        return "ground", state.hall
    return ("booth", state.number) if isinstance(state, BoothState) else msgspec.json.encode(state)


def _states(layout: Layout, halls: Mapping[str, UUID], rooms: Mapping[str, UUID]) -> Iterator[tuple[object, State]]:
    for hall in layout.halls:
        for state in _in_hall(hall, halls[hall.code], rooms):
            yield _key(state), state
    for one in layout.connections:
        connection = ConnectionState(
            kind=one.kind,
            first=halls[one.first],
            first_at=_metres(one.first_at),
            then=halls[one.then],
            then_at=_metres(one.then_at),
            metres=one.metres,
            slope=one.slope,
        )
        yield _key(connection), connection


def _in_hall(hall: LaidHall, where: UUID, rooms: Mapping[str, UUID]) -> Iterator[State]:
    if hall.outline is not None:
        yield GroundState(hall=where, outline=tidy(hall.outline))
    for booth in hall.booths:
        yield BoothState(hall=where, number=booth.number, kind=booth.kind, polygon=tidy(booth.polygon))
    for one in hall.features:
        yield FeatureState(
            hall=where,
            kind=one.kind,
            shape=(_metres(one.shape[0]),) if len(one.shape) == 1 else tidy(one.shape),
            name=one.name,
            room=rooms.get(one.stage or ""),
            stepped=one.stepped,
            slope=one.slope,
        )


def _metres(point: Point) -> Point:
    """Written alike whether it was stated as 3 or as 3.0: things are known again by how they are written."""
    return float(point[0]), float(point[1])
