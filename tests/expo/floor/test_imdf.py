"""The IMDF archive, held against the rules of the standard; and metres on earth."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from expo.floor.exports.imdf import Venue, imdf
from expo.floor.occupants import Occupant
from expo.floor.places.rules import NoPlaceOnEarth, Place
from tests.conftest import NOW
from tests.expo.floor.imdf_rules import faults
from tests.make.floors import booth, box, connection, feature, floor, plan
from tests.make.programme import text

KINTEX = Place(37.6687, 126.7454, 23.5)


def whole() -> bytes:
    """Two halls, one of them turned, with everything that can be drawn, and names in several languages."""
    points = ("restroom", "accessible_restroom", "lift", "stairs", "escalator", "information", "first_aid")
    things = [feature(kind, (2.0 + 3 * at, 12.0), id=str(uuid4())) for at, kind in enumerate(points)]
    things += [feature(kind, (5.0 + 3 * at, 15.0), id=str(uuid4())) for at, kind in enumerate(MORE)]
    things += [
        feature("wall", *box(10, 16, 1, 3), id=str(uuid4())),
        feature("stage", *box(20, 2, 6, 4), id=str(uuid4())),
    ]
    things += [feature("entrance", (15.0, 20.0), id=str(uuid4()), name=text({"ko": "정문", "ar": "المدخل"}))]
    things += [feature("exit", (0.0, 10.0), id=str(uuid4()), stepped=True)]
    door = feature("entrance", (15.0, 20.0), id=str(uuid4()))
    shown = plan(
        floor("E1", booths=[booth("A-1", box(2, 2, 3, 3)), booth("A-2", box(5, 2, 3, 3))], features=things),
        floor("E2", booths=[booth("B-1", box(2, 2, 3, 3))], features=[door]),
        connections=[connection("passage", ("E1", 30, 10), ("E2", 0, 10), id=str(uuid4()))],
    )
    places = {"E1": KINTEX, "E2": Place(37.6690, 126.7460)}
    occupants = {"A-1": Occupant(text({"ko": "마루", "zh-Hans": "马路", "en": "Maru"}), "maru")}
    return imdf(shown, Venue("wsce-2026", text("Expo", "en"), "KR", places, occupants), at=NOW)


MORE = ("prayer_room", "cafe", "charging")
Broken = Callable[[dict[str, Any]], Any]


def packed(files: dict[str, Any]) -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, json.dumps(content))
    return octets.getvalue()


def of(files: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = files[f"{kind}.geojson"]["features"][0]
    return found


def said(files: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = of(files, kind)["properties"]
    return found


def test_the_archive_keeps_to_the_specification():
    assert faults(whole()) == []


BREAKING: dict[str, tuple[str, Broken]] = {
    "no manifest": ("no manifest", lambda files: files.pop("manifest.json")),
    "an open ring": ("not closed", lambda files: of(files, "kiosk")["geometry"]["coordinates"][0].pop()),
    "a ring turned round": ("wrong way round", lambda files: of(files, "unit")["geometry"]["coordinates"][0].reverse()),
    "a property left out": ("postal_code_ext: absent", lambda files: said(files, "address").pop("postal_code_ext")),
    "an invented property": ("beyond the specification", lambda files: said(files, "kiosk").update(price=9)),
    "an invented category": ("category booth", lambda files: said(files, "unit").update(category="booth")),
    "a name in no language": (
        "no tag of a language",
        lambda files: said(files, "occupant").update(name={"한국어": "마루"}),
    ),
    "a plain name": ("no text by language", lambda files: said(files, "level").update(name="E1")),
    "a level of nowhere": ("is no level", lambda files: said(files, "kiosk").update(level_id=str(uuid4()))),
    "a reference to another kind": (
        "is no anchor",
        lambda files: said(files, "occupant").update(anchor_id=of(files, "unit")["id"]),
    ),
    "a level in words": ("its ordinal", lambda files: said(files, "level").update(ordinal="1")),
    "a country in words": ("ISO 3166", lambda files: said(files, "address").update(country="Korea")),
    "a hall in the sea": (
        "nowhere on earth",
        lambda files: of(files, "amenity")["geometry"].update(coordinates=[0.1, 0.1]),
    ),
    "decimals beyond atoms": (
        "decimals",
        lambda files: of(files, "amenity")["geometry"].update(coordinates=[126.123456789, 37.6]),
    ),
    "a kiosk drawn twice": (
        "one upon the other",
        lambda files: files["kiosk.geojson"]["features"].append(of(files, "kiosk") | {"id": str(uuid4())}),
    ),
    "a level beyond its building": (
        "reaches out",
        lambda files: of(files, "footprint")["geometry"].update(
            coordinates=of(files, "kiosk")["geometry"]["coordinates"]
        ),
    ),
    "a door in the air": (
        "is in no wall",
        lambda files: of(files, "opening")["geometry"].update(coordinates=[[126.7455, 37.6686], [126.7456, 37.6686]]),
    ),
}


@pytest.mark.parametrize("name", BREAKING)
def test_the_checks_see_what_breaks_the_specification(name: str):
    archive = zipfile.ZipFile(io.BytesIO(whole()))
    files = {one: json.loads(archive.read(one)) for one in archive.namelist()}
    told, breaking = BREAKING[name]
    breaking(files)
    assert [fault for fault in faults(packed(files)) if told in fault]


def test_without_a_place_on_earth_there_is_no_archive_and_the_hall_is_named():
    shown = plan(floor("E1", booths=[booth("A-1", box(2, 2, 3, 3))]))
    with pytest.raises(NoPlaceOnEarth):
        imdf(shown, Venue("wsce-2026", text("Expo", "en"), "KR", {}, {}), at=NOW)


def test_a_metre_is_a_metre_on_earth():
    """Against the well-known length of a minute of latitude at 45° (1852.2 m to half a metre)."""
    _, latitude = Place(45.0, 0.0).on_earth((0.0, -1852.2))
    assert latitude - 45.0 == pytest.approx(1 / 60, rel=3e-4)
