"""Where one can go in a hall: all of it but booths, walls and what else stands there, and not too close to them; pure.

Ways keep clear by half of 1.2 m on either side: the least width of a way that wheelchairs use, after the table of
standards of Korea's law for the convenience of the disabled, the elderly and pregnant women (장애인·노인·임산부 등의
편의증진 보장에 관한 법률 시행규칙 별표 1, 유효폭 1.2미터 이상). Slopes one rolls over are at most 1 in 12 (the same table).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from expo.floor.geometry.outlines import polygon, sides
from expo.floor.geometry.points import Outline, Point
from expo.floor.plans.snapshot import FrozenConnection, FrozenFeature, FrozenFloor

CLEAR_WIDTH = 1.2
ASIDE = CLEAR_WIDTH / 2
STEEPEST = 100 / 12
"""Percent: 1 in 12."""
WITHOUT_STEPS = frozenset({"passage", "ramp", "lift"})
NEARBY = 3.0
"""How far a point that is named (a door in a wall, a desk) may be from where one can walk, in metres."""
EVERY = 0.5
"""Along a booth's side one can be met at points this far apart."""
HAIR = 1e-6
PASSED_OVER = frozenset({"aisle", "entrance", "exit"})


@dataclass(frozen=True)
class Space:
    """The walkable part of one hall; `parts` are those between which there is no way inside the hall."""

    parts: tuple[shapely.Polygon, ...]

    @cached_property
    def all(self) -> BaseGeometry:
        """A hair wider, so that walking along its edge is walking in it; prepared for many questions."""
        found = shapely.union_all([part.buffer(HAIR, join_style="mitre") for part in self.parts])
        shapely.prepare(found)
        return found

    def part_of(self, point: Point) -> int | None:
        """None when one cannot stand there."""
        here = shapely.Point(point)
        return next((at for at, part in enumerate(self.parts) if part.distance(here) <= 2 * HAIR), None)

    def has(self, points: Sequence[Point]) -> list[bool]:
        if not points:
            return []
        given = np.array(points)
        return [bool(one) for one in shapely.intersects_xy(self.all, given[:, 0], given[:, 1])]

    def nearest(self, point: Point) -> Point | None:
        """Where one stands to be at a point that is not far from the walkable part."""
        if not self.parts:
            return None
        line = shapely.shortest_line(self.all, shapely.Point(point))
        x, y = line.coords[0]
        return (float(x), float(y)) if line.length <= NEARBY else None


def space_of(floor: FrozenFloor, *, step_free: bool) -> Space:
    """`step_free` leaves out what one cannot roll over."""
    inside = polygon(floor.outline).buffer(-ASIDE, join_style="mitre")
    taken = [polygon(one).buffer(ASIDE, join_style="mitre") for one in obstacles(floor, step_free=step_free)]
    free = inside.difference(shapely.union_all(taken)) if taken else inside
    parts = [one for one in shapely.get_parts(free) if isinstance(one, shapely.Polygon) and one.area > HAIR]
    return Space(tuple(parts))


def obstacles(floor: FrozenFloor, *, step_free: bool) -> Iterator[Outline]:
    yield from (booth.polygon for booth in floor.booths)
    yield from (one.shape for one in floor.features if _stands(one, step_free=step_free))


def crossable(connection: FrozenConnection, *, step_free: bool) -> bool:
    gentle = connection.slope is None or connection.slope <= STEEPEST
    return not step_free or (connection.kind in WITHOUT_STEPS and gentle)


def doors(space: Space, outline: Outline) -> list[Point]:
    """Where one stands before a booth: on each side that one can walk up to, the middle of every stretch of it."""
    return [stretch[len(stretch) // 2] for stretch in _stretches(space, outline)]


def open_sides(space: Space, outline: Outline) -> int:
    """How many of its sides one can walk up to, somewhere along them."""
    return sum(any(side) for side in _free(space, _before(outline)))


def stand(space: Space, shape: Outline) -> list[Point]:
    """Where one stands to be at a feature: before it, in it when one may walk there, or nearest to its point."""
    if len(shape) >= 3 and (before := doors(space, shape)):
        return before
    middle = shape[0] if len(shape) == 1 else _middle(shape)
    if space.has([middle])[0]:
        return [middle]
    near = space.nearest(middle)
    return [] if near is None else [near]


def _middle(shape: Outline) -> Point:
    inside = polygon(shape).representative_point()
    return float(inside.x), float(inside.y)


def _stands(feature: FrozenFeature, *, step_free: bool) -> bool:
    if len(feature.shape) < 3:
        return False
    hard = step_free and (feature.stepped or (feature.slope is not None and feature.slope > STEEPEST))
    return hard or feature.kind not in PASSED_OVER


def _stretches(space: Space, outline: Outline) -> Iterator[list[Point]]:
    before = _before(outline)
    for side, free in zip(before, _free(space, before), strict=True):
        run: list[Point] = []
        for point, open_here in zip(side, free, strict=True):
            if open_here:
                run.append(point)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _free(space: Space, before: list[list[Point]]) -> list[list[bool]]:
    """Of each side: at which of the points before it one can stand."""
    answers = iter(space.has([point for side in before for point in side]))
    return [[next(answers) for _ in side] for side in before]


def _before(outline: Outline) -> list[list[Point]]:
    """Points as far from each side as ways keep, half a metre apart, its middle among them; outlines are clockwise on
    paper.
    """
    found = []
    for (x, y), (to_x, to_y) in sides(outline):
        length = float(np.hypot(to_x - x, to_y - y))
        out = ((to_y - y) / length * ASIDE, (x - to_x) / length * ASIDE)
        count = max(1, int(length / EVERY / 2) * 2 - 1)
        shares: Iterable[float] = ((at + 1) / (count + 1) for at in range(count))
        found.append([(x + (to_x - x) * share + out[0], y + (to_y - y) * share + out[1]) for share in shares])
    return found
