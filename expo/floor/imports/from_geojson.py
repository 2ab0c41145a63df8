"""Shapes of a GeoJSON file, as QGIS and others write it; pure."""

from collections.abc import Iterator
from typing import Any

import msgspec

from expo.floor.exports.geojson import METRES
from expo.floor.geometry.points import Outline
from expo.floor.imports.shapes import HOLED, LONGEST_TEXT, NOT_READ, OPEN, NotAFloor, ReadFile, Shape, Skipped

NUMBER_WORDS = ("number", "booth", "booth_no", "boothno", "no", "label", "ref", "부스번호", "번호", "展位号", "id")
KIND_WORDS = ("kind", "type", "category")
LAYER_WORDS = ("layer", "feature_type")
IN_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")


def read_geojson(content: bytes) -> ReadFile:
    """Degrees unless it says otherwise, as RFC 7946 has it; numbers far beyond degrees are metres. Raises NotAFloor."""
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAFloor from error
    features = _features(found)
    shapes: list[Shape] = []
    skipped: list[Skipped] = []
    for one in features:
        for made in _shapes(one):
            (shapes if isinstance(made, Shape) else skipped).append(made)  # type: ignore[arg-type]
    own = found.get("units") == METRES
    degrees = not own and _in_degrees(found, shapes)
    return ReadFile(
        kind="geojson",
        metres=0.0 if degrees else 1.0,
        degrees=degrees,
        own=own,
        shapes=tuple(shapes),
        skipped=tuple(skipped),
    )


def _features(found: Any) -> list[Any]:
    if isinstance(found, dict) and found.get("type") == "Feature":
        return [found]
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        raise NotAFloor
    return list(found["features"])


def _in_degrees(found: dict[str, Any], shapes: list[Shape]) -> bool:
    crs = found.get("crs")
    name = (
        crs.get("properties", {}).get("name")
        if isinstance(crs, dict) and isinstance(crs.get("properties"), dict)
        else None
    )
    if isinstance(name, str):
        return any(name.upper().endswith(one) for one in IN_DEGREES)
    points = (point for one in shapes for point in one.outline)
    return all(abs(x) <= 180 and abs(y) <= 90 for x, y in points)


def _shapes(feature: Any) -> Iterator[Shape | Skipped]:
    if not isinstance(feature, dict):
        return
    said = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
    layer, number = _word(said, LAYER_WORDS), _word(said, NUMBER_WORDS)
    geometry = feature.get("geometry") or {}
    for outline in _outlines(geometry):
        if isinstance(outline, str):
            yield Skipped(layer, number or str(geometry.get("type", "")), outline)
            continue
        name = said.get("name")
        slope = said.get("slope")
        yield Shape(
            layer=layer,
            outline=outline,
            number=number if layer not in ("feature", "outline") else "",
            kind=_word(said, KIND_WORDS),
            name={str(tag): str(text) for tag, text in name.items()} if isinstance(name, dict) else None,
            stage=str(said["stage"])[:LONGEST_TEXT] if said.get("stage") else None,
            stepped=said.get("stepped") is True,
            slope=float(slope) if isinstance(slope, int | float) and not isinstance(slope, bool) else None,
        )


def _outlines(geometry: Any) -> Iterator[Outline | str]:
    """Outlines, or why there is none."""
    said: dict[str, Any] = geometry if isinstance(geometry, dict) else {}
    kind, at = said.get("type"), said.get("coordinates", [])
    try:
        if kind == "Point":
            yield _points([at])
        elif kind == "Polygon":
            yield _ring(at)
        elif kind == "MultiPolygon":
            yield from (_ring(one) for one in at)
        elif kind == "LineString" and len(at) > 3 and at[0] == at[-1]:
            yield _points(at[:-1])
        else:
            yield OPEN if kind in ("LineString", "MultiLineString") else NOT_READ
    except (TypeError, ValueError, IndexError):
        yield NOT_READ


def _ring(rings: Any) -> Outline | str:
    if len(rings) != 1:
        return HOLED
    ring = rings[0]
    return _points(ring[:-1] if ring[0] == ring[-1] else ring)


def _points(given: Any) -> Outline:
    return tuple((float(one[0]), 0.0 - float(one[1])) for one in given)


def _word(said: dict[str, Any], words: tuple[str, ...]) -> str:
    found = next((said[word] for word in words if isinstance(said.get(word), str | int)), "")
    return str(found).strip()[:LONGEST_TEXT]
