"""The floor as an IMDF 1.0.0 archive (Indoor Mapping Data Format, an OGC community standard): GeoJSON files in a zip; pure.

The registry of unit categories knows no booth: it is a kiosk (where one is served) with an occupant at an anchor, in the
unit `room` that is its hall.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
import shapely

from expo.floor.exports.geojson import names
from expo.floor.geometry.outlines import polygon
from expo.floor.geometry.points import Outline, Point
from expo.floor.occupants import ByNumber
from expo.floor.places.rules import NoPlaceOnEarth, Place
from expo.floor.plans.snapshot import FeatureKind, FrozenBooth, FrozenFeature, FrozenFloor, Plan
from i18n.text import Translated

VERSION = "1.0.0"
FILES = (
    *("address", "amenity", "anchor", "building", "detail", "fixture", "footprint", "geofence", "kiosk", "level"),
    *("occupant", "opening", "relationship", "section", "unit", "venue"),
)
AMENITIES: Mapping[FeatureKind, str] = {
    "restroom": "restroom",
    "accessible_restroom": "restroom.wheelchair",
    "lift": "elevator",
    "stairs": "stairs",
    "escalator": "escalator",
    "information": "information",
    "first_aid": "firstaid",
    "prayer_room": "prayerroom",
    "charging": "powerchargingstation",
    "cafe": "unspecified",
}
FIXTURES: Mapping[FeatureKind, str] = {"wall": "wall", "stage": "stage"}
DOOR_METRES = 2.0
DECIMALS = 7
"""Of a degree: a centimetre. Checkers of map services warn of more."""
Made = dict[str, Any]
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Of every file in the archive, so that the same plan gives the same octets."""


@dataclass(frozen=True, slots=True)
class Venue:
    """What the archive says of the whole: `slug` makes its ids, `country` by ISO 3166."""

    slug: str
    name: Translated
    country: str
    places: Mapping[str, Place]
    occupants: ByNumber

    def id(self, *parts: str) -> str:
        """The same thing has the same id in every archive, as the standard asks."""
        return str(uuid5(NAMESPACE_URL, "/".join((self.slug, *parts))))


def imdf(plan: Plan, venue: Venue, *, at: datetime) -> bytes:
    """The archive. Raises NoPlaceOnEarth for a hall of which nobody said where it stands."""
    for floor in plan.halls:
        if floor.code not in venue.places:
            raise NoPlaceOnEarth(hall=floor.code)
    venue = replace(venue, places={code: replace(one, decimals=DECIMALS) for code, one in venue.places.items()})
    made: dict[str, list[Made]] = {one: [] for one in FILES}
    for feature in _features(plan, venue):
        made[feature["feature_type"]].append(feature)
    manifest = {
        "version": VERSION,
        "created": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "language": venue.name.source,
        "generated_by": "Madang",
        "extensions": None,
    }
    files: dict[str, Any] = {"manifest.json": manifest} | {
        f"{kind}.geojson": {"type": "FeatureCollection", "features": found} for kind, found in made.items() if found
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for file, content in files.items():
            archive.writestr(ZipInfo(file, EPOCH), msgspec.json.encode(content), ZIP_DEFLATED)
    return packed.getvalue()


def _features(plan: Plan, venue: Venue) -> Iterator[Made]:
    yield from _whole(plan, venue)
    for floor in plan.halls:
        yield from _hall(floor, venue)
    for one in plan.connections:
        ends = [{"id": venue.id("unit", code), "feature_type": "unit"} for code in (one.first, one.then)]
        said = {"category": "traversal", "direction": "undirected", "origin": ends[0], "destination": ends[1]}
        yield _made("relationship", one.id, None, "hours intermediary", **said)


def _whole(plan: Plan, venue: Venue) -> Iterator[Made]:
    """What there is one of."""
    address, building, called = venue.id("address"), venue.id("building"), names(venue.name)
    first, whole = venue.places[plan.halls[0].code], _around(plan, venue.places)
    shown = {"type": "Point", "coordinates": [first.longitude, first.latitude]}
    said = {"address": venue.name.original, "locality": venue.name.original, "country": venue.country}
    yield _made("address", address, None, "unit province postal_code postal_code_ext postal_code_vanity", **said)
    place = {"name": called, "display_point": shown, "address_id": address}
    nothing = "alt_name hours phone website restriction"
    yield _made("venue", venue.id("venue"), whole, nothing, category="conventioncenter", **place)
    yield _made("building", building, None, "alt_name restriction", category="unspecified", **place)
    yield _made("footprint", venue.id("footprint"), whole, "name", category="ground", building_ids=[building])


def _hall(floor: FrozenFloor, venue: Venue) -> Iterator[Made]:
    place, level, unit = venue.places[floor.code], venue.id("level", floor.code), venue.id("unit", floor.code)
    called, whole = names(floor.name), _polygon(floor.outline, place)
    shown = {"name": called, "display_point": _display(floor.outline, place)}
    storey = {"ordinal": place.level, "outdoor": False, "short_name": called, "building_ids": [venue.id("building")]}
    yield _made("level", level, whole, "restriction address_id", category="unspecified", **shown, **storey)
    yield _made("unit", unit, whole, "restriction accessibility alt_name", category="room", level_id=level, **shown)
    for booth in floor.booths:
        yield from _booth(booth, venue, place, level, unit)
    for one in floor.features:
        yield from _feature(one, floor, place, level, unit)


def _booth(one: FrozenBooth, venue: Venue, place: Place, level: str, unit: str) -> Iterator[Made]:
    anchor, who, at = venue.id("anchor", one.id), venue.occupants.get(one.number), _point(one.label, place)
    said = {"name": {"en": one.number}, "anchor_id": anchor, "level_id": level, "display_point": at}
    yield _made("kiosk", one.id, _polygon(one.polygon, place), "alt_name", **said)
    yield _made("anchor", anchor, at, "", address_id=venue.id("address"), unit_id=unit)
    if who is not None:
        nothing = "hours phone website validity correlation_id"
        said = {"category": "unspecified", "name": names(who.name), "anchor_id": anchor}
        yield _made("occupant", venue.id("occupant", one.id), None, nothing, **said)


def _feature(one: FrozenFeature, floor: FrozenFloor, place: Place, level: str, unit: str) -> Iterator[Made]:
    called = names(one.name) if one.name else None
    if one.kind in ("entrance", "exit"):
        said: Made = {"category": "pedestrian.principal", "accessibility": None if one.stepped else ["wheelchair"]}
        nothing = "access_control door alt_name display_point"
        yield _made(
            "opening", one.id, _opening(one, floor.outline, place), nothing, level_id=level, name=called, **said
        )
    elif one.kind in AMENITIES:
        said = {"category": AMENITIES[one.kind], "name": called, "unit_ids": [unit]}
        nothing = "accessibility alt_name hours phone website address_id correlation_id"
        yield _made("amenity", one.id, _display(one.shape, place), nothing, **said)
    elif one.kind in FIXTURES and len(one.shape) >= 3:
        said = {"category": FIXTURES[one.kind], "name": called, "level_id": level}
        shown = _display(one.shape, place)
        yield _made("fixture", one.id, _polygon(one.shape, place), "alt_name anchor_id", display_point=shown, **said)


def _opening(one: FrozenFeature, hall: Outline, place: Place) -> dict[str, Any]:
    """A line along the wall that the door is in."""
    wall = polygon(hall).exterior
    at = wall.project(polygon(one.shape).centroid if len(one.shape) >= 3 else shapely.Point(one.shape[0]))
    ends = [wall.interpolate((at + side) % wall.length) for side in (-DOOR_METRES / 2, DOOR_METRES / 2)]
    return {"type": "LineString", "coordinates": [place.on_earth((end.x, end.y)) for end in ends]}


def _around(plan: Plan, places: Mapping[str, Place]) -> dict[str, Any]:
    """The hull of all halls."""
    rings = [shapely.Polygon(places[floor.code].ring(floor.outline)) for floor in plan.halls]
    hull = shapely.orient_polygons(shapely.union_all(rings).convex_hull)
    if not isinstance(hull, shapely.Polygon):
        raise NoPlaceOnEarth(hall=plan.halls[0].code)
    return {"type": "Polygon", "coordinates": [[list(point) for point in hull.exterior.coords]]}


def _polygon(outline: Outline, place: Place) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [place.ring(outline)]}


def _point(point: Point, place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": place.on_earth(point)}


def _display(shape: Outline, place: Place) -> dict[str, Any]:
    if len(shape) < 3:
        return _point(shape[0], place)
    inside = polygon(shape).representative_point()
    return _point((inside.x, inside.y), place)


def _made(kind: str, key: str, geometry: dict[str, Any] | None, nothing: str, **said: Any) -> Made:
    """`nothing` names the properties of which nothing is known: the standard wants them there."""
    properties = dict.fromkeys(nothing.split()) | said
    return {"id": key, "type": "Feature", "feature_type": kind, "geometry": geometry, "properties": properties}
