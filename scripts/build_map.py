"""Dots the land of the world, Pacific-centred and in Equal Earth, from world-atlas (ISC; Natural Earth, public domain).

Korea stands in the middle and Peru at the edge of the same ocean. No borders are drawn: the map takes no position on
any of them.

    npm install --no-save --prefix FOLDER world-atlas@2.0.2
    python scripts/build_map.py FOLDER/node_modules
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from crm.agreements.svg import HEIGHT, MERIDIAN, projected

TARGET = Path(__file__).parent.parent / "templates" / "ui" / "land.html"
NOTICE = "{# Land as rows of dots, made by scripts/build_map.py; the style sheet dashes the runs. #}"
SPACING = 8
"""Between two dots, in units of the drawing; the style sheet dashes the runs by the same."""

ANTARCTIC = -58.0
Ring = list[tuple[float, float]]


def main(packages: Path) -> None:
    """Writes one path of level runs."""
    topology = json.loads((packages / "world-atlas" / "land-110m.json").read_text())
    parts = [part for ring in rings(topology) for part in cut(ring)]
    outlines = [[projected(longitude + MERIDIAN, latitude) for longitude, latitude in _within(part)] for part in parts]
    path = "".join(rows(outlines))
    TARGET.write_text(f'{NOTICE}\n<path class="map-land" d="{path}"/>\n')
    print(f"{TARGET.name}: {len(path)} characters")


def rings(topology: dict) -> Iterator[Ring]:
    """Outer rings in degrees; arcs of TopoJSON are differences of whole numbers, backwards where negative."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            ring: Ring = []
            for index in polygon[0]:
                ring += arcs[index] if index >= 0 else arcs[~index][::-1]
            if max(latitude for _, latitude in ring) > ANTARCTIC:
                yield ring


def cut(ring: Ring) -> Iterator[Ring]:
    """Parts of a ring on either side of the seam opposite to the central meridian, both closed along it."""
    turned = [((longitude - MERIDIAN + 540) % 360 - 180, latitude) for longitude, latitude in ring]
    parts: list[Ring] = [[]]
    for (here, latitude), (there, next_latitude) in pairwise([*turned, turned[0]]):
        parts[-1].append((here, latitude))
        if abs(there - here) > 180:
            edge = 180.0 if here > 0 else -180.0
            crossing = (latitude + next_latitude) / 2
            parts[-1].append((edge, crossing))
            parts.append([(-edge, crossing)])
    if len(parts) > 1:
        parts[0] = parts.pop() + parts[0]
    for side in (-1, 1):
        joined = [point for part in parts if _side(part) == side for point in part]
        if joined:
            yield joined


def _side(part: Ring) -> int:
    return 1 if sum(longitude for longitude, _ in part) > 0 else -1


def rows(outlines: list[Ring]) -> Iterator[str]:
    """Level runs over land, every second row shifted by half a dot; even crossings are outside."""
    for number, y in enumerate(range(SPACING, HEIGHT, SPACING)):
        shift = SPACING / 2 if number % 2 else 0
        for begin, end in batched_pairs(sorted(crossings(outlines, y + 0.013))):
            first = math.ceil((begin - shift) / SPACING) * SPACING + shift
            count = math.floor((end - first) / SPACING)
            if count >= 0:
                # A run as long as nothing would draw nothing: a tenth of a unit holds one dot.
                yield f"M{first:g} {y}h{count * SPACING + 0.1:g}"


def crossings(outlines: list[Ring], y: float) -> Iterator[float]:
    for outline in outlines:
        for (x, here), (next_x, there) in pairwise([*outline, outline[0]]):
            if (here > y) != (there > y):
                yield x + (y - here) * (next_x - x) / (there - here)


def batched_pairs(values: list[float]) -> Iterator[tuple[float, float]]:
    return zip(values[::2], values[1::2], strict=True)


def _within(ring: Ring) -> Iterator[tuple[float, float]]:
    """Just inside the seam, so that the projection does not turn a point over to the other side."""
    return ((max(-179.99, min(179.99, longitude)), latitude) for longitude, latitude in ring)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
