"""Which corners of a hall see each other: the shortest way round obstacles turns at their corners only; pure.

A line between two corners can only be part of a shortest way when it touches the obstacle at either end without cutting
into it. That leaves few lines; GEOS says of all of them at once whether they stay where one can walk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from expo.floor.geometry.points import Point
from expo.floor.routing.space import Space

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
Answers = NDArray[np.bool_]
SLACK = 1e-9


@dataclass(frozen=True)
class Corners:
    """Where a way may turn: `at` (n × 2), and the corners before and after each on its ring."""

    at: Numbers
    before: Numbers
    after: Numbers


@dataclass(frozen=True)
class Graph:
    """Of one hall; `links` maps a corner to (corner, metres)."""

    space: Space

    @cached_property
    def corners(self) -> Corners:
        return _corners(self.space)

    @cached_property
    def points(self) -> list[Point]:
        return [(float(x), float(y)) for x, y in self.corners.at]

    @cached_property
    def links(self) -> list[list[tuple[int, float]]]:
        known = self.corners
        found: list[list[tuple[int, float]]] = [[] for _ in known.at]
        if not len(known.at):
            return found
        one, other = (side.astype(np.intp) for side in np.triu_indices(len(known.at), 1))
        taut = _taut(known, one, known.at[other]) & _taut(known, other, known.at[one])
        one, other = one[taut], other[taut]
        seen = _visible(self.space, known.at[one], known.at[other])
        for first, then in zip(one[seen].tolist(), other[seen].tolist(), strict=True):
            metres = float(np.hypot(*(known.at[first] - known.at[then])))
            found[first].append((then, metres))
            found[then].append((first, metres))
        return found

    def seen_from(self, point: Point) -> list[tuple[int, float]]:
        """The corners at which a way from here may turn first, with metres."""
        known = self.corners
        if not len(known.at):
            return []
        here = np.broadcast_to(np.array(point), known.at.shape)
        every = np.arange(len(known.at))
        taut = np.flatnonzero(_taut(known, every, here))
        seen = taut[_visible(self.space, here[taut], known.at[taut])]
        metres = np.hypot(*(known.at[seen] - here[seen]).T)
        return list(zip(seen.tolist(), metres.tolist(), strict=True))

    def see(self, one: Point, others: Sequence[Point]) -> list[bool]:
        """Whether one can walk straight from a point to each of the others."""
        if not others:
            return []
        ends = np.array(others, dtype=np.float64)
        seen = _visible(self.space, np.broadcast_to(np.array(one), ends.shape), ends)
        return [bool(free) or one == other for free, other in zip(seen, others, strict=True)]


def _visible(space: Space, starts: Numbers, ends: Numbers) -> Answers:
    if not len(starts):
        return np.zeros(0, dtype=np.bool_)
    lines = shapely.linestrings(np.stack([starts, ends], axis=1))
    return np.asarray(shapely.covers(space.all, lines), dtype=np.bool_)


def _taut(known: Corners, which: Places, towards: Numbers) -> Answers:
    """Of each corner: a line from `towards` to it leaves the corners before and after it on one side."""
    here = known.at[which]
    line = towards - here
    sides = _cross(line, known.before[which] - here), _cross(line, known.after[which] - here)
    found: Answers = sides[0] * sides[1] >= -SLACK
    return found


def _cross(one: Numbers, other: Numbers) -> Numbers:
    found: Numbers = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    return found


def _corners(space: Space) -> Corners:
    """Of every ring those that stand out into the walkable part."""
    kept: list[Numbers] = []
    for part in space.parts:
        whole = shapely.orient_polygons(part)
        for ring in (whole.exterior, *whole.interiors):
            at = np.array(ring.coords[:-1])
            before, after = np.roll(at, 1, axis=0), np.roll(at, -1, axis=0)
            out = _cross(at - before, after - at) < -SLACK
            kept.append(np.stack([at[out], before[out], after[out]]))
    if not kept:
        nothing = np.zeros((0, 2))
        return Corners(nothing, nothing, nothing)
    at, before, after = np.concatenate(kept, axis=1)
    return Corners(at, before, after)
