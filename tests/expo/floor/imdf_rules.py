"""What the published specification of IMDF 1.0.0 (OGC 20-094) asks of an archive, as checks that name what is wrong.

Read from its chapters Manifest, Reference, Categories and the one of each kind of feature; categories are those that a
floor of an exhibition can have.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import shapely
from shapely.geometry import shape as shape_of

Feature = dict[str, Any]
Archive = Mapping[str, Any]
"""Files by name, read as JSON."""

POLYGON, POINT, LINE, NONE = "Polygon", "Point", "LineString", None
KEYS: dict[str, tuple[str | None, str, str]] = {
    "address": (NONE, "address locality country", "unit province postal_code postal_code_ext postal_code_vanity"),
    "amenity": (
        POINT,
        "category unit_ids",
        "name alt_name accessibility hours phone website address_id correlation_id",
    ),
    "anchor": (POINT, "unit_id", "address_id"),
    "building": (NONE, "category", "name alt_name restriction display_point address_id"),
    "fixture": (POLYGON, "category level_id", "name alt_name anchor_id display_point"),
    "footprint": (POLYGON, "category building_ids", "name"),
    "kiosk": (POLYGON, "level_id", "name alt_name anchor_id display_point"),
    "level": (
        POLYGON,
        "category outdoor ordinal name short_name",
        "restriction display_point address_id building_ids",
    ),
    "occupant": (NONE, "category name anchor_id", "hours phone website validity correlation_id"),
    "opening": (LINE, "category level_id", "accessibility access_control door name alt_name display_point"),
    "relationship": (NONE, "category direction", "origin intermediary destination hours"),
    "unit": (POLYGON, "category level_id", "restriction accessibility name alt_name display_point"),
    "venue": (
        POLYGON,
        "category name display_point address_id",
        "restriction alt_name hours phone website",
    ),
}
"""Of each kind: its geometry, the properties that have a value, and those that may be null but are there."""
CATEGORIES: dict[str, frozenset[str]] = {
    "amenity": frozenset(
        {"elevator", "escalator", "firstaid", "information", "powerchargingstation", "prayerroom", "restroom"}
        | {"restroom.wheelchair", "stairs", "unspecified"}
    ),
    "building": frozenset({"parking", "transit", "transit.bus", "transit.train", "unspecified"}),
    "fixture": frozenset({"furniture", "stage", "vegetation", "wall", "water", "obstruction"}),
    "footprint": frozenset({"aerial", "ground", "subterranean"}),
    "level": frozenset({"arrivals", "departures", "parking", "transit", "unspecified"}),
    "opening": frozenset({"pedestrian", "pedestrian.principal", "service", "emergencyexit", "automobile", "bicycle"}),
    "relationship": frozenset({"elevator", "escalator", "ramp", "stairs", "traversal", "traversal.path"}),
    "unit": frozenset({"room", "lobby", "walkway", "foodservice", "conferenceroom", "auditorium", "unspecified"}),
    "venue": frozenset({"conventioncenter"}),
}
REFERENCES = {"address_id": "address", "anchor_id": "anchor", "level_id": "level", "unit_id": "unit"}
REFERENCES |= {"building_ids": "building", "unit_ids": "unit", "origin": "*", "destination": "*"}
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
CLOSE = 2e-7
"""Degrees: two centimetres, since both ends are told to one."""
NESTED = ("level", "footprint", "venue")
DECIMALS = 7
METRES_A_DEGREE = 111_320


def faults(octets: bytes) -> list[str]:
    """Nothing for an archive that keeps to the specification."""
    packed = zipfile.ZipFile(io.BytesIO(octets))
    files = {name: json.loads(packed.read(name)) for name in packed.namelist()}
    found = [*_manifest(files)]
    features = {name.removesuffix(".geojson"): files[name]["features"] for name in files if name.endswith(".geojson")}
    for name, content in files.items():
        if name != "manifest.json" and (content.get("type") != "FeatureCollection" or "/" in name):
            found.append(f"{name}: no collection of features at the top of the archive")
    ids = {one["id"]: one for every in features.values() for one in every}
    if len(ids) != sum(map(len, features.values())):
        found.append("an id is that of two features")
    if [len(features.get(kind, ())) for kind in ("venue",)] != [1]:
        found.append("there is one venue")
    found += _whole(features)
    for kind, every in features.items():
        for one in every:
            found += [f"{kind} {one['id']}: {fault}" for check in CHECKS for fault in check(kind, one, ids)]
    return found


def _manifest(files: Archive) -> Iterator[str]:
    told = files.get("manifest.json")
    if told is None:
        yield "no manifest"
        return
    if told.keys() != {"version", "created", "generated_by", "language", "extensions"}:
        yield f"the manifest has {sorted(told)}"
    if told.get("version") != "1.0.0":
        yield "the version is 1.0.0"
    if not TAG.fullmatch(told.get("language", "")):
        yield "the manifest's language is a tag"
    datetime.fromisoformat(told["created"])


def _whole(features: Mapping[str, list[Feature]]) -> Iterator[str]:
    """What map services warn of, beyond single features: nothing drawn twice, levels on the footprint, it in the venue."""
    grounds = {kind: shapely.union_all([shape_of(one["geometry"]) for one in features[kind]]) for kind in NESTED}
    for inner, outer in pairwise(NESTED):
        if not grounds[outer].buffer(CLOSE).covers(grounds[inner]):
            yield f"a {inner} reaches out of the {outer}"
    rooms = {one["properties"]["level_id"] for one in features["unit"]}
    yield from (f"level {one['id']}: has no unit" for one in features["level"] if one["id"] not in rooms)
    for kind in ("unit", "kiosk", "fixture", "opening", "amenity"):
        drawn = [(one["properties"].get("level_id"), json.dumps(one["geometry"])) for one in features.get(kind, ())]
        if len(set(drawn)) != len(drawn):
            yield f"two of {kind} are one upon the other"


def _members(kind: str, one: Feature, _ids: Mapping[str, Feature]) -> Iterator[str]:
    if one.keys() != {"id", "type", "feature_type", "geometry", "properties"} or one["type"] != "Feature":
        yield f"members {sorted(one)}"
    if one["feature_type"] != kind:
        yield f"is a {one['feature_type']} in the file of another kind"
    try:
        UUID(one["id"])
    except ValueError:
        yield "its id is no UUID"


def _keys(kind: str, one: Feature, _ids: Mapping[str, Feature]) -> Iterator[str]:
    _, valued, open_ = KEYS[kind]
    said = one["properties"]
    for name in {*valued.split(), *open_.split()} ^ said.keys():
        yield f"{name}: {'beyond the specification' if name in said else 'absent'}"
    yield from (f"{name}: null" for name in valued.split() if said.get(name) is None)
    if kind in CATEGORIES and said.get("category") not in CATEGORIES[kind]:
        yield f"category {said.get('category')}"


def _labels(_kind: str, one: Feature, _ids: Mapping[str, Feature]) -> Iterator[str]:
    for name in ("name", "alt_name", "short_name"):
        labels = one["properties"].get(name)
        if labels is None:
            continue
        if not isinstance(labels, dict) or not labels:
            yield f"{name}: no text by language"
            continue
        yield from (f"{name}: {tag} is no tag of a language" for tag in labels if not TAG.fullmatch(tag))
        yield from (f"{name}: nothing in {tag}" for tag, text in labels.items() if not text.strip())


def _shapes(kind: str, one: Feature, _ids: Mapping[str, Feature]) -> Iterator[str]:
    geometry, expected = one["geometry"], KEYS[kind][0]
    if (geometry or {}).get("type") != expected:
        yield f"its geometry is no {expected}"
    elif expected == POLYGON:
        for place, ring in enumerate(geometry["coordinates"]):
            if len(ring) < 4 or ring[0] != ring[-1]:
                yield "a ring that is not closed"
            elif shapely.is_ccw(shapely.LinearRing(ring)) != (place == 0):
                yield "a ring that runs the wrong way round"
        if not shape_of(geometry).is_valid:
            yield "an area that cuts itself"
    shown = one["properties"].get("display_point")
    if shown is not None and geometry is not None and expected == POLYGON:
        inside = shape_of(geometry).buffer(CLOSE).covers(shape_of(shown))
        yield from () if inside else ("its display point is outside of it",)


def _values(kind: str, one: Feature, _ids: Mapping[str, Feature]) -> Iterator[str]:
    said = one["properties"]
    if kind == "level" and (type(said["ordinal"]), type(said["outdoor"])) != (int, bool):
        yield "its ordinal is a number, and whether it is outdoors is yes or no"
    if kind in ("level", "footprint") and not said["building_ids"]:
        yield "it is of no building"
    if kind == "address" and not re.fullmatch(r"[A-Z]{2}", said["country"]):
        yield "its country is no code of ISO 3166"
    if kind == "relationship" and said["direction"] not in ("directed", "undirected"):
        yield "its direction is none"
    if one["geometry"] is None:
        return
    points = shapely.get_coordinates(shape_of(one["geometry"])).tolist()
    if any(abs(x) > 180 or abs(y) > 90 or (abs(x) < 1 and abs(y) < 1) for x, y in points):
        yield "is nowhere on earth where a hall can be"
    if any(len(f"{value}".partition(".")[2]) > DECIMALS for point in points for value in point):
        yield f"more than {DECIMALS} decimals of a degree"
    if kind == "opening" and not 0.3 <= shape_of(one["geometry"]).length * METRES_A_DEGREE <= 10:
        yield "is no door that anybody goes through"


def _references(_kind: str, one: Feature, ids: Mapping[str, Feature]) -> Iterator[str]:
    for name, kind in REFERENCES.items():
        value = one["properties"].get(name)
        if value is None:
            continue
        if kind == "*":
            wanted = [(value["id"], value["feature_type"])]
        else:
            wanted = [(key, kind) for key in (value if isinstance(value, list) else [value])]
        for key, needed in wanted:
            if ids.get(key, {}).get("feature_type") != needed:
                yield f"{name}: {key} is no {needed} of the archive"


def _places(kind: str, one: Feature, ids: Mapping[str, Feature]) -> Iterator[str]:
    """A thing of a level lies on it, an anchor in its unit, a door in the wall."""
    said = one["properties"]
    where = ids.get(said.get("level_id") or said.get("unit_id") or "")
    if where is None or one["geometry"] is None:
        return
    ground, own = shape_of(where["geometry"]), shape_of(one["geometry"])
    if not ground.buffer(CLOSE).covers(own):
        yield f"is not on its {where['feature_type']}"
    if kind == "opening" and not ground.exterior.buffer(CLOSE).covers(own):
        yield "is in no wall"


CHECKS: tuple[Callable[[str, Feature, Mapping[str, Feature]], Iterator[str]], ...] = (
    *(_members, _keys, _labels, _shapes, _values, _references, _places),
)
