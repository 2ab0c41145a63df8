"""Shapes of SVG as closed outlines: each part of a path for itself, curves and circles as short lines."""

from collections.abc import Iterator, Mapping
from math import cos, pi, sin
from typing import Any

import svgelements

from expo.floor.geometry.points import Outline, Point
from expo.floor.imports.lengths import length

CURVE_POINTS = 8
CIRCLE_CORNERS = 16
CLOSED = frozenset({"rect", "polygon", "circle", "ellipse"})


def outlines_of(name: str, said: Mapping[str, str], here: Any) -> list[Outline | None]:
    """`here` is the matrix of the element; None for a part that is not closed, which a hole in the part before is not.
    Raises ValueError and others of their kind for what no path can be made of.
    """
    path = abs(svgelements.Path(_drawn(name, said)) * here)
    found: list[Outline | None] = []
    for points, ended in _parts(path):
        meets = len(points) > 3 and _distance(points[0], points[-1]) < 1e-6
        if not (ended or meets or name in CLOSED) or len(points) < 3:
            found.append(None)
            continue
        outline = tuple(points[:-1] if meets else points)
        if not any(one is not None and _inside(outline, one) for one in found):
            found.append(outline)
    return found


def _drawn(name: str, said: Mapping[str, str]) -> str:
    if name == "rect":
        x, y, wide, deep = (length(said, one) for one in ("x", "y", "width", "height"))
        return f"M{x},{y}h{wide}v{deep}h{-wide}z"
    if name in ("circle", "ellipse"):
        x, y = length(said, "cx"), length(said, "cy")
        across, down = (length(said, "r" if name == "circle" else one) for one in ("rx", "ry"))
        turns = [2 * pi * step / CIRCLE_CORNERS for step in range(CIRCLE_CORNERS)]
        return "M" + " ".join(f"{x + across * cos(one):f},{y + down * sin(one):f}" for one in turns) + "z"
    if name == "path":
        return said.get("d", "")
    return f"M{said.get('points', '')}" + ("z" if name == "polygon" else "")


def _parts(path: Any) -> Iterator[tuple[list[Point], bool]]:
    """The points of each part, and whether it says that it ends where it began."""
    points: list[Point] = []
    for segment in path:
        if isinstance(segment, svgelements.Move):
            if points:
                yield points, False
            points = [(float(segment.end.x), float(segment.end.y))]
        elif isinstance(segment, svgelements.Close):
            yield points, True
            points = []
        elif isinstance(segment, svgelements.Line):
            points.append((float(segment.end.x), float(segment.end.y)))
        else:
            every = (segment.point(step / CURVE_POINTS) for step in range(1, CURVE_POINTS + 1))
            points.extend((float(one.x), float(one.y)) for one in every)
    if points:
        yield points, False


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _inside(outline: Outline, around: Outline) -> bool:
    """By the boxes around them: a hole of a frame, which is not a shape of its own."""
    (left, right), (top, bottom) = ((min(one), max(one)) for one in zip(*around, strict=True))
    return all(left <= x <= right and top <= y <= bottom for x, y in outline)
