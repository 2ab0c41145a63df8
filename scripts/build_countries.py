"""Draws countries, Pacific-centred and in Equal Earth, from world-atlas (ISC; Natural Earth, public domain).

Arcs that two countries share are thinned once, so that neighbours stay neighbours. What is too small is a point.
Crimea is drawn with Ukraine (UN General Assembly resolution 68/262). Codes are i18n-iso-countries' (MIT).

    npm install --no-save --prefix FOLDER world-atlas@2.0.2 i18n-iso-countries@7.14.0
    PYTHONPATH=. python scripts/build_countries.py FOLDER/node_modules
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from shapely.geometry import LineString, Polygon

from crm.agreements.svg import MERIDIAN, projected
from scripts.build_map import ANTARCTIC, Ring, cut

TARGET = Path(__file__).parent.parent / "crm" / "world" / "countries.json"
TOLERANCE = 0.3
"""In degrees: less than a unit of the drawing."""

FINER = 0.12
"""For Korea and its neighbours, whose islands its readers look for."""

AT_HOME = {"KR", "KP", "JP"}
LEAST, LEAST_AT_HOME = 0.35, 0.0
"""Square degrees of an island that is drawn; the largest part of a country always is."""

POINT = 0.9
"""Square degrees: a country that is smaller is a point."""


def main(packages: Path) -> None:
    """One JSON object: `shapes` as paths and `points` by ISO alpha-2, `land` for what has no code."""
    topology = json.loads((packages / "world-atlas" / "countries-50m.json").read_text())
    codes = json.loads((packages / "i18n-iso-countries" / "codes.json").read_text())
    alpha2 = {one[2]: one[0] for one in codes}
    countries = topology["objects"]["countries"]["geometries"]
    near = {one for country in countries if _code(country, alpha2) in AT_HOME for one in _used(country)}
    arcs = [_thinned(arc, FINER if n in near else TOLERANCE) for n, arc in enumerate(_arcs(topology))]
    shapes, points = {}, {}
    parts: dict[str, list[Ring]] = {}
    for geometry in countries:
        code = _code(geometry, alpha2)
        for ring in _rings(geometry, arcs):
            parts.setdefault("UA" if _is_crimea(code, ring) else code, []).append(ring)
    for code, rings in sorted(parts.items()):
        largest = max(rings, key=_area)
        if code and _area(largest) < POINT:
            spot = Polygon(largest).centroid
            points[code] = [round(one, 1) for one in projected(spot.x, spot.y)]
        least = LEAST_AT_HOME if code in AT_HOME else LEAST
        kept = [ring for ring in rings if _area(ring) >= least or (code and ring is largest)]
        if max(latitude for _, latitude in largest) > ANTARCTIC:
            shapes[code] = "".join(_path(part) for ring in kept for part in cut(ring))
    drawn = {"shapes": shapes, "points": points}
    TARGET.write_text(json.dumps(drawn, separators=(",", ":")) + "\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size} octets, {len(shapes)} shapes, {len(points)} points")


def _arcs(topology: dict) -> Iterator[Ring]:
    """In degrees; arcs of TopoJSON are differences of whole numbers."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield points


def _code(geometry: dict, alpha2: dict[str, str]) -> str:
    """Empty for what ISO 3166-1 does not number."""
    return alpha2.get(str(geometry.get("id", "")).zfill(3), "")


def _outer(geometry: dict) -> list[list[int]]:
    """The arcs of each part's outer ring."""
    nested = geometry.get("arcs", [])
    return [polygon[0] for polygon in (nested if geometry["type"] == "MultiPolygon" else [nested]) if polygon]


def _used(geometry: dict) -> Iterator[int]:
    return (index if index >= 0 else ~index for ring in _outer(geometry) for index in ring)


def _rings(geometry: dict, arcs: list[Ring]) -> Iterator[Ring]:
    """Backwards where an arc's number is negative."""
    for indexes in _outer(geometry):
        ring: Ring = []
        for index in indexes:
            ring += arcs[index] if index >= 0 else arcs[~index][::-1]
        if len(ring) > 3:
            yield ring


def _thinned(arc: Ring, tolerance: float) -> Ring:
    """A coast that closes on itself is never less than a triangle."""
    thin = list(LineString(arc).simplify(tolerance, preserve_topology=False).coords)
    return thin if len(thin) > 3 or arc[0] != arc[-1] else [*arc[:: max(1, len(arc) // 4)], arc[-1]]


def _area(ring: Ring) -> float:
    return Polygon(ring).area if len(ring) > 3 else 0.0


def _is_crimea(code: str, ring: Ring) -> bool:
    spot = Polygon(ring).centroid
    return code == "RU" and 32 < spot.x < 37 and 44 < spot.y < 46.5


def _path(part: Ring) -> str:
    """Relative, in whole tenths of a unit, so that half the digits do."""
    found: list[tuple[int, int]] = []
    for turned, latitude in part:
        x, y = projected(max(-179.99, min(179.99, turned)) + MERIDIAN, latitude)
        spot = (round(x * 10), round(y * 10))
        if not found or spot != found[-1]:
            found.append(spot)
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(found)]
    if len(steps) < 2:
        return ""
    return f"M{found[0][0]} {found[0][1]}l" + "".join(f"{x:+}{y:+}" for x, y in steps) + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
