"""A way in words that one can follow: set out, turn, cross over, arrive; pure, in no language yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, degrees
from typing import Literal

import shapely

from expo.floor.geometry.outlines import length
from expo.floor.geometry.points import Point
from expo.floor.plans.snapshot import Crossing
from expo.floor.routing.landmarks import Landmarks
from expo.floor.routing.network import Leg, Network, Way

Turn = Literal["left", "right", "slight_left", "slight_right"]
Side = Literal["left", "right", "ahead"]
SMOOTHED = 1.2
"""Bends smaller than this are walked without noticing, in metres."""
STRAIGHT, SLIGHT = 25.0, 50.0
"""Degrees below which a bend is no turn, and a turn is a slight one."""
METRES_A_MINUTE = 60
"""An unhurried walk among others: 3.6 km/h."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """`set_out` towards a landmark, `turn` at one, `cross` over to hall `onward`, `arrive` with the goal on a `side`.

    `metres` are walked after it; landmarks are booths' numbers.
    """

    kind: Literal["set_out", "turn", "cross", "arrive"]
    hall: str
    metres: int = 0
    landmark: str | None = None
    turn: Turn | None = None
    by: Crossing | None = None
    onward: str | None = None
    side: Side = "ahead"


def instructions(way: Way, network: Network, *, goal: Point) -> list[Instruction]:
    """`goal` is the middle of what one arrives at."""
    return [one for leg in way.legs for one in _leg(leg, network.landmarks(leg.hall), goal)]


def minutes(way: Way) -> int:
    """At least one."""
    return max(1, ceil(way.metres / METRES_A_MINUTE))


def about(metres: float) -> int:
    """As one says it: to five metres from ten on."""
    return max(1, round(metres)) if metres < 10 else round(metres / 5) * 5


def _leg(leg: Leg, marks: Landmarks, goal: Point) -> Iterator[Instruction]:
    points = _smoothed(leg.points)
    bends = [at for at in range(1, len(points) - 1) if abs(_bend(points, at)) >= STRAIGHT]
    stops = [0, *bends, len(points) - 1]
    walked = [about(length(points[first : then + 1])) for first, then in pairwise(stops)]
    if leg.metres >= 0.5:
        yield Instruction("set_out", leg.hall, walked[0], marks.near(points[stops[1]]))
    for at, metres in zip(bends, walked[1:], strict=True):
        yield Instruction("turn", leg.hall, metres, marks.near(points[at]), _turn(_bend(points, at)))
    if leg.onward is not None:
        onward = leg.onward.then if leg.onward.first == leg.hall else leg.onward.first
        yield Instruction("cross", leg.hall, leg.onward.metres, by=leg.onward.kind, onward=onward)
    else:
        yield Instruction("arrive", leg.hall, side=_side(points, goal))


def _smoothed(points: tuple[Point, ...]) -> list[Point]:
    if len(points) < 2:
        return [points[0], points[0]]
    return [(float(x), float(y)) for x, y in shapely.LineString(points).simplify(SMOOTHED).coords]


def _bend(points: list[Point], at: int) -> float:
    """Degrees, to the right positive: y grows downwards."""
    (x, y), (here_x, here_y), (to_x, to_y) = points[at - 1 : at + 2]
    into, out = atan2(here_y - y, here_x - x), atan2(to_y - here_y, to_x - here_x)
    return (degrees(out - into) + 180) % 360 - 180


def _turn(bend: float) -> Turn:
    if abs(bend) < SLIGHT:
        return "slight_right" if bend > 0 else "slight_left"
    return "right" if bend > 0 else "left"


def _side(points: list[Point], goal: Point) -> Side:
    if points[0] == points[-1]:
        return "ahead"
    bend = _bend([points[-2], points[-1], goal], 1)
    if abs(bend) < SLIGHT:
        return "ahead"
    return "right" if bend > 0 else "left"
