"""What may be drawn: booths within their hall, none over another or over a wall, nothing outside; pure."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

import shapely

from core.errors import Conflict, mark
from expo.floor.drawing.states import BoothState, Change, ConnectionState, FeatureState, GroundState, State
from expo.floor.geometry.outlines import TOLERANCE, polygon
from expo.floor.geometry.points import Outline
from expo.floor.routing.space import PASSED_OVER

Things = Mapping[UUID, State]
LEEWAY = 0.5
"""How far outside a hall a door in its wall may be drawn, in metres."""


class NotMeasured(Conflict):
    message = mark("This hall has no outline yet. Draw it first.")


class OutsideHall(Conflict):
    message = mark("{what} would stand outside its hall.")


class Overlaps(Conflict):
    message = mark("{what} would lie over {other}.")


class NumberThere(Conflict):
    message = mark("There is a booth {number} already.")


class ChangedSince(Conflict):
    message = mark("This was changed again after that step. Take the later step back first.")


class NothingToUndo(Conflict):
    message = mark("There is no step of yours to take back.")


class SameHall(Conflict):
    message = mark("A connection leads from one hall to another.")


def applied(things: Things, changes: Collection[Change]) -> dict[UUID, State]:
    """What is there afterwards. Raises ChangedSince when something is not as the change found it."""
    found = dict(things)
    for change in changes:
        if found.get(change.target) != change.before:
            raise ChangedSince
        if change.after is None:
            found.pop(change.target, None)
        else:
            found[change.target] = change.after
    return found


def check(things: Things, touched: Collection[UUID]) -> None:
    """`things` as they would be; only what was touched is looked at. Raises NumberThere, NotMeasured, OutsideHall,
    Overlaps, SameHall.
    """
    numbers: dict[str, UUID] = {}
    for key, one in things.items():
        if isinstance(one, BoothState) and numbers.setdefault(one.number, key) != key:
            raise NumberThere(number=one.number)
    grounds = {one.hall: one.outline for one in things.values() if isinstance(one, GroundState)}
    again = {one.hall for key, one in things.items() if key in touched and isinstance(one, GroundState)}
    for key, one in things.items():
        if key in touched or (isinstance(one, BoothState | FeatureState) and one.hall in again):
            _check_place(one, grounds)
    _check_apart(things, touched)


def named(state: State) -> str:
    """For a sentence: a booth's number, a feature's kind."""
    match state:
        case BoothState():
            return state.number
        case FeatureState() | ConnectionState():
            return state.kind
    return "outline"


def _check_place(one: State, grounds: Mapping[UUID, Outline]) -> None:
    if isinstance(one, ConnectionState) and one.first == one.then:
        raise SameHall
    for hall, shape in _places(one):
        if hall not in grounds:
            raise NotMeasured
        if not _inside(shape, grounds[hall], points=not isinstance(one, BoothState)):
            raise OutsideHall(what=named(one))


def _places(one: State) -> list[tuple[UUID, Outline]]:
    match one:
        case ConnectionState():
            return [(one.first, (one.first_at,)), (one.then, (one.then_at,))]
        case BoothState():
            return [(one.hall, one.polygon)]
        case FeatureState():
            return [(one.hall, one.shape)]
    return []


def _inside(shape: Outline, hall: Outline, *, points: bool) -> bool:
    if points:
        room = polygon(hall).buffer(LEEWAY, join_style="mitre")
        return all(room.covers(shapely.Point(point)) for point in shape)
    return bool(polygon(shape).difference(polygon(hall)).area <= TOLERANCE)


def _check_apart(things: Things, touched: Collection[UUID]) -> None:
    standing = list(_standing(things))
    shapes = [polygon(shape) for _, _, shape in standing]
    tree = shapely.STRtree(shapes)
    for at, (key, hall, _) in enumerate(standing):
        if key not in touched:
            continue
        for other in tree.query(shapes[at], predicate="intersects").tolist():
            beside, their_hall, _ = standing[other]
            if beside == key or their_hall != hall or not _booths_in(things[key], things[beside]):
                continue
            if shapes[at].intersection(shapes[other]).area > TOLERANCE:
                raise Overlaps(what=named(things[key]), other=named(things[beside]))


def _booths_in(one: State, other: State) -> bool:
    """Two features may lie over each other: a lift in a wall."""
    return isinstance(one, BoothState) or isinstance(other, BoothState)


def _standing(things: Things) -> Iterator[tuple[UUID, UUID, Outline]]:
    for key, one in things.items():
        if isinstance(one, BoothState):
            yield key, one.hall, one.polygon
        elif isinstance(one, FeatureState) and len(one.shape) >= 3 and one.kind not in PASSED_OVER:
            yield key, one.hall, one.shape
