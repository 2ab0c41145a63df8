"""Shapes of a GeoJSON file, as QGIS and others write it; pure."""

from collections.abc import Iterator
from math import atan, degrees, exp, pi
from typing import Any

import msgspec

from expo.floor.exports.geojson import METRES
from expo.floor.geometry.points import Outline, Point
from expo.floor.imports.naming import as_number
from expo.floor.imports.shapes import HOLED, LONGEST_TEXT, NOT_READ, OPEN, NotAFloor, ReadFile, Shape, Skipped

NUMBER_WORDS = (
    *("number", "booth_number", "boothnumber", "booth_no", "boothno", "booth_id", "booth", "stand_no", "stand_nr"),
    *("stand", "no", "nr", "num", "label", "ref", "부스번호", "부스_번호", "부스", "번호", "호수"),
    *("展位号", "展位", "رقم", "text", "id"),
)
KIND_WORDS = ("kind", "type", "category")
LAYER_WORDS = ("layer", "feature_type")
IN_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")
OF_THE_WEB = ("EPSG::3857", "EPSG:3857", "EPSG::900913", "EPSG:900913")
"""Web maps' metres, which are none: in Korea they are a quarter too long."""
EARTH_RADIUS = 6_378_137.0
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_geojson(content: bytes) -> ReadFile:
    """Degrees unless it says otherwise, as RFC 7946 has it; numbers far beyond degrees are metres. Raises NotAFloor."""
    try:
        found = msgspec.json.decode(content.removeprefix(BYTE_ORDER_MARK))
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAFloor from error
    features = _features(found)
    name = found.get("name")
    called = name[:LONGEST_TEXT] if isinstance(name, str) else ""
    shapes: list[Shape] = []
    skipped: list[Skipped] = []
    for one in features:
        for made in _shapes(one, called):
            (shapes if isinstance(made, Shape) else skipped).append(made)  # type: ignore[arg-type]
    own, system = found.get("units") == METRES, _system(found)
    if system.endswith(OF_THE_WEB):
        shapes = [msgspec.structs.replace(one, outline=tuple(map(_from_the_web, one.outline))) for one in shapes]
    on_earth = not own and (system.endswith((*IN_DEGREES, *OF_THE_WEB)) or (not system and _like_degrees(shapes)))
    return ReadFile(
        kind="geojson",
        metres=0.0 if on_earth else 1.0,
        degrees=on_earth,
        northwards=not (own or on_earth),
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


def _system(found: dict[str, Any]) -> str:
    """The coordinate reference system that it names, in capitals."""
    crs = found.get("crs")
    said = crs.get("properties") if isinstance(crs, dict) else None
    name = said.get("name") if isinstance(said, dict) else None
    return name.upper() if isinstance(name, str) else ""


def _like_degrees(shapes: list[Shape]) -> bool:
    return all(abs(x) <= 180 and abs(y) <= 90 for one in shapes for x, y in one.outline)


def _from_the_web(point: Point) -> Point:
    """Longitude, and latitude turned over."""
    return degrees(point[0] / EARTH_RADIUS), degrees(2 * atan(exp(point[1] / EARTH_RADIUS)) - pi / 2)


def _shapes(feature: Any, called: str) -> Iterator[Shape | Skipped]:
    if not isinstance(feature, dict):
        return
    said = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
    layer, number = _word(said, LAYER_WORDS) or called, _word(said, NUMBER_WORDS)
    if not number and isinstance(said.get("name"), str):
        number = as_number(said["name"])
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
            kind=_word(said, KIND_WORDS).lower(),
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
        elif kind in ("LineString", "MultiLineString"):
            yield from (_line(one) for one in ([at] if kind == "LineString" else at))
        else:
            yield NOT_READ
    except (TypeError, ValueError, IndexError):
        yield NOT_READ


def _line(at: Any) -> Outline | str:
    return _points(at[:-1]) if len(at) > 3 and at[0] == at[-1] else OPEN


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
