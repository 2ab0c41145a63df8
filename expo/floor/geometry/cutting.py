"""Booths cut in two along a line, and neighbours made one; pure."""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import split as cut

from core.errors import Conflict, mark
from expo.floor.geometry.outlines import TOLERANCE, polygon, tidy
from expo.floor.geometry.points import Outline, Point

BEYOND = 10_000.0
"""How far a line of two points is drawn out, in metres."""


class CutsNothing(Conflict):
    message = mark("This line does not cut the booth in two.")


class NotNeighbours(Conflict):
    message = mark("Only booths that share a side can become one.")


def split(outline: Outline, first: Point, then: Point) -> tuple[Outline, Outline]:
    """Along the straight line through two points; the part further up, then further left, comes first.

    Raises CutsNothing when two parts are not what comes of it, TooSmall when one of them is a sliver.
    """
    across, down = then[0] - first[0], then[1] - first[1]
    far = BEYOND / max(abs(across), abs(down), TOLERANCE)
    line = shapely.LineString(
        [(first[0] - far * across, first[1] - far * down), (first[0] + far * across, first[1] + far * down)]
    )
    parts = [
        tidy(part.exterior.coords[:-1])
        for part in cut(polygon(outline), line).geoms
        if isinstance(part, shapely.Polygon)
    ]
    if len(parts) != 2:
        raise CutsNothing
    one, other = sorted(parts, key=lambda part: (part[0][1], part[0][0]))
    return one, other


def merge(outlines: Sequence[Outline]) -> Outline:
    """Raises NotNeighbours when they do not hang together, or would go round a hole."""
    joined: BaseGeometry = shapely.union_all([polygon(one) for one in outlines], grid_size=0.001)
    if not isinstance(joined, shapely.Polygon) or len(joined.interiors) or len(outlines) < 2:
        raise NotNeighbours
    return tidy(joined.exterior.coords[:-1])
