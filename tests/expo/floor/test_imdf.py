"""The IMDF archive, held against the rules of the standard; and metres on earth."""

import io
import json
import zipfile
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest

from expo.floor.exports.imdf import Venue, imdf
from expo.floor.occupants import Occupant
from expo.floor.places.rules import NoPlaceOnEarth, Place
from tests.conftest import NOW
from tests.make.floors import booth, box, connection, feature, floor, plan
from tests.make.programme import text

KINTEX = Place(37.6687, 126.7454, 23.5)


def whole() -> bytes:
    things = (("restroom", ((1.0, 1.0),)), ("wall", box(10, 10, 1, 4)), ("entrance", ((15.0, 20.0),)))
    there = [feature(kind, *shape, id=str(uuid4())) for kind, shape in things]
    door = feature("entrance", (15.0, 20.0), id=str(uuid4()))
    shown = plan(
        floor("E1", booths=[booth("A-1", box(2, 2, 3, 3))], features=there),
        floor("E2", booths=[booth("B-1", box(2, 2, 3, 3))], features=[door]),
        connections=[connection("passage", ("E1", 30, 10), ("E2", 0, 10), id=str(uuid4()))],
    )
    places = {"E1": KINTEX, "E2": Place(37.6690, 126.7460)}
    occupants = {"A-1": Occupant(text("Maru", "en"), "maru")}
    return imdf(shown, Venue("wsce-2026", text("Expo", "en"), "KR", places, occupants), at=NOW)


NEEDED = {
    "address": {"address", "locality", "country"},
    "venue": {"category", "name", "address_id", "display_point"},
    "building": {"category", "name", "address_id"},
    "footprint": {"category", "building_ids"},
    "level": {"category", "outdoor", "ordinal", "name", "short_name", "building_ids"},
    "unit": {"category", "level_id", "name"},
    "kiosk": {"name", "anchor_id", "level_id", "display_point"},
    "anchor": {"address_id", "unit_id"},
    "occupant": {"category", "name", "anchor_id"},
    "amenity": {"category", "unit_ids"},
    "fixture": {"category", "level_id"},
    "opening": {"category", "level_id"},
    "relationship": {"category", "direction", "origin", "destination"},
}
SHAPELESS = ("address", "building", "occupant", "relationship")
GEOMETRY = {"anchor": "Point", "amenity": "Point", "opening": "LineString"} | dict.fromkeys(SHAPELESS)


def unpacked() -> dict[str, list[dict[str, Any]]]:
    """Features by kind."""
    archive = zipfile.ZipFile(io.BytesIO(whole()))
    manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["version"], manifest["language"]) == ("1.0.0", "en")
    files = [name for name in archive.namelist() if name != "manifest.json"]
    return {name.removesuffix(".geojson"): json.loads(archive.read(name))["features"] for name in files}


def test_the_imdf_archive_has_every_feature_as_the_standard_wants_it():
    found = unpacked()
    assert set(found) == set(NEEDED)
    assert len(found["venue"]) == 1
    assert [one["properties"]["name"] for one in found["occupant"]] == [{"en": "Maru"}]
    for kind, one in ((kind, one) for kind, features in found.items() for one in features):
        assert one["feature_type"] == kind
        assert NEEDED[kind] <= one["properties"].keys(), kind
        assert (one["geometry"] or {}).get("type") == GEOMETRY.get(kind, "Polygon"), kind
        if kind not in GEOMETRY:
            ring = one["geometry"]["coordinates"][0]
            assert ring[0] == ring[-1]
            assert sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise(ring)) < 0, "counter-clockwise"


def test_the_imdf_archive_refers_to_nothing_that_is_not_in_it():
    every = [one for features in unpacked().values() for one in features]
    ids = {str(UUID(one["id"])) for one in every}
    assert len(ids) == len(every), "an id is that of one thing"
    for one in every:
        for key, value in one["properties"].items():
            if key.endswith("_id") and value:
                assert value in ids, key
            if key.endswith("_ids"):
                assert set(value) <= ids


def test_without_a_place_on_earth_there_is_no_archive_and_the_hall_is_named():
    shown = plan(floor("E1", booths=[booth("A-1", box(2, 2, 3, 3))]))
    with pytest.raises(NoPlaceOnEarth):
        imdf(shown, Venue("wsce-2026", text("Expo", "en"), "KR", {}, {}), at=NOW)


def test_a_metre_is_a_metre_on_earth():
    """Against the well-known length of a minute of latitude at 45° (1852.2 m to half a metre)."""
    _, latitude = Place(45.0, 0.0).on_earth((0.0, -1852.2))
    assert latitude - 45.0 == pytest.approx(1 / 60, rel=3e-4)
