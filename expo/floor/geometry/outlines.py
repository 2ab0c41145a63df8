"""One outline and two: areas, whether they fit and whether they lie over each other; the arithmetic is that of GEOS."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import hypot, isfinite

import shapely
from shapely.ops import polylabel

from core.errors import Conflict, mark
from expo.floor.geometry.points import Outline, Point

GRID = 0.5
"""What is drawn by hand stands on a grid of half a metre; what is imported stands where it stands."""
LEAST_AREA = 0.25
FARTHEST = 5_000.0
MOST_CORNERS = 500
TOLERANCE = 0.01
"""m² by which outlines may lie over each other and still count as side by side; as metres, how close is touching."""
ROUNDED = 3
"""Decimal places of a coordinate: millimetres."""


class NoOutline(Conflict):
    message = mark("An outline needs at least three corners, in metres, and its sides may not cross.")


class TooSmall(Conflict):
    message = mark("This is smaller than {least} m².")


def tidy(points: Iterable[Sequence[float]]) -> Outline:
    """To the millimetre, clockwise on paper, without corners that are none, from the topmost leftmost one on: the same
    outline is always written alike. Raises NoOutline, TooSmall.
    """
    rounded = [(round(float(one[0]), ROUNDED) + 0.0, round(float(one[1]), ROUNDED) + 0.0) for one in points]
    if not 3 <= len(rounded) <= MOST_CORNERS or not all(_near(one) for one in rounded):
        raise NoOutline
    drawn = shapely.Polygon(rounded)
    if not drawn.is_valid or drawn.is_empty:
        raise NoOutline
    if drawn.area < LEAST_AREA:
        raise TooSmall(least=LEAST_AREA)
    ring = drawn.exterior.coords if drawn.exterior.is_ccw else reversed(list(drawn.exterior.coords))
    corners = _without_straight([_point(one) for one in ring][:-1])
    first = min(range(len(corners)), key=lambda at: (corners[at][1], corners[at][0]))
    return tuple(corners[first:] + corners[:first])


def area(outline: Outline) -> Decimal:
    """In m², to the hundredth."""
    return Decimal(str(round(polygon(outline).area, 2)))


def polygon(outline: Outline) -> shapely.Polygon:
    return shapely.Polygon(outline)


def overlap(one: Outline, other: Outline) -> bool:
    """A common side or corner is none."""
    first, second = polygon(one), polygon(other)
    return bool(first.intersects(second)) and bool(first.intersection(second).area > TOLERANCE)


def overlapping(outline: Outline, others: Sequence[Outline]) -> list[int]:
    """The places in `others` of those that it lies over."""
    return [at for at, other in enumerate(others) if overlap(outline, other)]


def within(outline: Outline, hall: Outline) -> bool:
    """It may touch the walls."""
    return bool(polygon(outline).difference(polygon(hall)).area <= TOLERANCE)


def label_point(outline: Outline) -> tuple[Point, float]:
    """Where a number is written, and how far it is from there to the nearest side: the point deepest inside."""
    drawn = polygon(outline)
    where = polylabel(drawn, tolerance=0.1)
    return (round(where.x, 2), round(where.y, 2)), round(float(drawn.exterior.distance(where)), 2)


def bounds(outlines: Iterable[Outline]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all of them."""
    points = [point for outline in outlines for point in outline]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def on_grid(outline: Outline) -> bool:
    return all(round(value / GRID, 6) == round(value / GRID) for point in outline for value in point)


def sides(outline: Outline) -> list[tuple[Point, Point]]:
    return list(zip(outline, (*outline[1:], outline[0]), strict=True))


def length(points: Sequence[Point]) -> float:
    """Of the line through them, in metres."""
    return sum(hypot(then[0] - first[0], then[1] - first[1]) for first, then in pairwise(points))


def _near(point: Point) -> bool:
    return all(isfinite(value) and abs(value) <= FARTHEST for value in point)


def _point(values: Sequence[float]) -> Point:
    return float(values[0]), float(values[1])


def _without_straight(corners: list[Point]) -> list[Point]:
    kept = [
        here
        for before, here, after in zip((corners[-1], *corners[:-1]), corners, (*corners[1:], corners[0]), strict=True)
        if abs((here[0] - before[0]) * (after[1] - here[1]) - (here[1] - before[1]) * (after[0] - here[0])) > 1e-9
    ]
    return kept or corners
