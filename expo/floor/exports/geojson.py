"""A hall as GeoJSON (RFC 7946), in degrees where it is known where the hall stands, else in metres; pure."""

from collections.abc import Callable
from typing import Any

import msgspec

from expo.floor.geometry.points import Outline, Point
from expo.floor.places.rules import Place
from expo.floor.plans.snapshot import FrozenFeature, FrozenFloor
from i18n.text import Translated

METRES = "metres"
"""Said at the top of a file that is not in degrees; y grows upwards in it, as programs for maps draw."""


def floor_geojson(floor: FrozenFloor, place: Place | None) -> bytes:
    """Its outline, booths and features. What no other program knows stands in `properties` under our own words."""
    at: Callable[[Point], Point] = place.on_earth if place else lambda point: (point[0], 0.0 - point[1])
    features = [_feature("outline", floor.code, _shape(floor.outline, at), {"name": names(floor.name)})]
    for one in floor.booths:
        said = {"number": one.number, "kind": one.kind, "area": one.area}
        features.append(_feature("booth", one.id, _shape(one.polygon, at), said))
    features += [_feature("feature", one.id, _shape(one.shape, at), said_of(one)) for one in floor.features]
    head: dict[str, Any] = {"type": "FeatureCollection", "name": floor.code}
    if place is None:
        head["units"] = METRES
    return msgspec.json.encode(head | {"features": features})


def names(text: Translated) -> dict[str, str]:
    """By language."""
    return {tag: one.text for tag, one in text.renditions.items() if one.text}


def _feature(layer: str, key: str, geometry: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": {"layer": layer, **said}}


def _shape(shape: Outline, at: Callable[[Point], Point]) -> dict[str, Any]:
    if len(shape) == 1:
        return {"type": "Point", "coordinates": at(shape[0])}
    turned = [at(point) for point in reversed(shape)]
    return {"type": "Polygon", "coordinates": [[*turned, turned[0]]]}


def said_of(one: FrozenFeature) -> dict[str, Any]:
    """What it is besides its shape."""
    said: dict[str, Any] = {"kind": one.kind}
    if one.name:
        said["name"] = names(one.name)
    if one.stage:
        said["stage"] = one.stage
    if one.stepped:
        said["stepped"] = True
    if one.slope is not None:
        said["slope"] = one.slope
    return said
