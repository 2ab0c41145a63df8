"""Plans as other programs really write them: what is drawn of them stands where and as large as it does there."""

import io
import json
from math import cos, radians, sin
from pathlib import Path
from typing import Any

import ezdxf
import pytest

from core.files.drawings import redrawn_drawing
from expo.floor.drawing.states import BoothState, FeatureState
from expo.floor.geometry.outlines import bounds, tidy
from expo.floor.imports.fitting import Row, laid
from expo.floor.imports.laying import first_laying
from expo.floor.imports.opening import opened
from expo.floor.imports.reading import read_floor
from expo.floor.imports.shapes import ReadFile
from expo.floor.places.rules import Place
from tests.expo.floor.test_exchange import KINTEX, known
from tests.make.floors import box

PLANS = Path(__file__).parent / "plans"
OUTLINE = tidy(box(0, 0, 60, 40))


def drawn(read: ReadFile, place: Place | None = None) -> list[Row]:
    """As it would be without a word from whoever brings it in."""
    return laid(read, first_laying(read, OUTLINE, place), known())


def booths(rows: list[Row]) -> dict[str, Any]:
    assert [(one.number, one.why) for one in rows if one.outcome == "refused"] == []
    states = [one.change.after for one in rows if one.change]
    return {one.number: one.polygon for one in states if isinstance(one, BoothState)}


async def test_a_sheet_of_inkscape_on_paper_lies_outline_upon_outline_without_what_was_hidden() -> None:
    read = await opened("svg", (PLANS / "inkscape.svg").read_bytes())
    rows = drawn(read)
    there = booths(rows)
    assert sorted(there) == ["A-101", "A-102", "A-103", "A-104", "A-105", "A-106", "A-107"]
    for number, x, y in (("A-101", 10, 4), ("A-102", 13, 4), ("A-103", 16, 4), ("A-106", 10, 20), ("A-107", 13, 20)):
        assert there[number] == tidy(box(x, y, 3, 3)), number
    assert bounds([there["A-104"]]) == pytest.approx((44, 4, 50, 10), abs=0.01)
    assert bounds([there["A-105"]]) == pytest.approx((40, 17, 46, 23), abs=0.01)
    walls = [row.change.after for row in rows if row.change and isinstance(row.change.after, FeatureState)]
    assert [(one.kind, len(one.shape) > 8) for one in walls] == [("wall", True), ("wall", True)]
    assert [one.what for one in read.skipped] == ["A-108"]


async def test_a_sheet_of_illustrator_is_as_large_as_booths_are() -> None:
    read = await opened("svg", (PLANS / "illustrator.svg").read_bytes())
    there = booths(drawn(read))
    assert sorted(there) == ["B-201", "B-202", "B-203", "B-204"]
    assert read.layers == ["Stands 2026", "Entrance"]
    for at, number in enumerate(sorted(there)):
        assert bounds([there[number]]) == pytest.approx((3 * at, 0, 3 * at + 3, 3), abs=0.02)


async def test_a_sheet_that_illustrator_can_edit_again_is_read_too_and_as_a_logo_keeps_its_shapes() -> None:
    content = (PLANS / "illustrator_editable.svg").read_bytes()
    read = await opened("svg", content)
    assert [(one.number, one.layer) for one in read.shapes] == [("A-101", "Booths"), ("A-102", "Booths")]
    logo = redrawn_drawing(content).decode()
    assert "A-102" in logo
    assert "adobe" not in logo


def stands(at: Any, system: str) -> bytes:
    """Three of 6 m × 3 m along the hall's front, as QGIS writes them; `at` gives coordinates of a point of the hall."""
    features = []
    for fid, number in enumerate(("c 0", "C–1", "다-2")):
        ring = [at(point) for point in (*box(10 + 6 * fid, 5, 6, 3), (10 + 6 * fid, 5))]
        drawn_as = {"type": "MultiPolygon", "coordinates": [[ring]]}
        said = {"fid": fid, "부스번호": number, "name": "Narae", "stand": None}
        features.append({"type": "Feature", "properties": said, "geometry": drawn_as})
    crs = {"type": "name", "properties": {"name": system}}
    written = {"type": "FeatureCollection", "name": "stands", "crs": crs, "features": features}
    return b"\xef\xbb\xbf" + json.dumps(written).encode()


def projected(point: tuple[float, float]) -> list[float]:
    """In the country's metres, the hall turned as it stands."""
    by = radians(KINTEX.bearing)
    x, y = point
    return [182_000 + x * cos(by) - y * sin(by), 563_000 - x * sin(by) - y * cos(by), 12.0]


def test_plans_of_qgis_lie_right_in_degrees_in_web_metres_and_in_a_countrys_metres() -> None:
    from math import log, pi, tan  # noqa: PLC0415 -- only the projection of web maps needs them

    def web(point: tuple[float, float]) -> list[float]:
        east, north = KINTEX.on_earth(point)
        return [radians(east) * 6_378_137, 6_378_137 * log(tan(pi / 4 + radians(north) / 2))]

    degrees = stands(lambda one: list(KINTEX.on_earth(one)), "urn:ogc:def:crs:OGC:1.3:CRS84")
    for content, place, left, top in (
        (degrees, KINTEX, 10, 5),
        (stands(web, "urn:ogc:def:crs:EPSG::3857"), KINTEX, 10, 5),
        (stands(projected, "urn:ogc:def:crs:EPSG::5186"), KINTEX, 0, 0),
    ):
        rows = drawn(read_floor("geojson", content), place)
        assert [row.outcome for row in rows] == ["new", "new", "refused"], (
            "what is numbered 다-2 has no number that we know"
        )
        shown = [row.outline for row in rows if row.change]
        for at, one in enumerate(shown):
            assert bounds([one]) == pytest.approx((left + 6 * at, top, left + 6 * at + 6, top + 3), abs=0.03)
    unplaced = drawn(read_floor("geojson", degrees))
    wide = bounds([unplaced[0].outline])
    assert (wide[0] >= -0.01, wide[1] >= -0.01) == (True, True), "without a place it lies in the corner, to be turned"


async def test_a_drawing_of_lines_blocks_and_layers_that_are_off() -> None:
    drawing = ezdxf.new("R2010")
    drawing.units = ezdxf.units.MM
    for name in ("BOOTH", "부스-선", "COLUMN", "OLD BOOTH"):
        drawing.layers.add(name)
    drawing.layers.get("OLD BOOTH").off()
    stand = drawing.blocks.new("STAND")
    stand.add_lwpolyline([(0, 0), (3000, 0), (3000, 3000), (0, 3000)], close=True)
    hall, far = drawing.modelspace(), 900_000_000

    def at(x: int, y: int) -> tuple[int, int]:
        return far + x, far + y

    hall.add_blockref("STAND", at(0, 20_000), dxfattribs={"layer": "BOOTH"}).add_attrib("NO", "E-1", at(900, 21_000))
    hall.add_blockref("STAND", at(0, 0), dxfattribs={"layer": "OLD BOOTH"})
    across = [((0, y), (9000, y)) for y in (10_000, 13_000)]
    for first, last in (*across, *(((x, 10_000), (x, 13_000)) for x in (0, 3000, 6000, 9000))):
        hall.add_line(at(*first), at(*last), dxfattribs={"layer": "부스-선"})
    for number, x in ((2, 500), (3, 3500), (4, 6500)):
        hall.add_text(f"E-{number}", dxfattribs={"insert": at(x, 11_000)})
    hall.add_circle(at(20_000, 15_000), 400, dxfattribs={"layer": "COLUMN"})
    corners = ((30_000, 0, 0), (36_000, 0, 1), (36_000, 6_000, 0), (30_000, 6_000, 0))
    rounded = [(*at(x, y), 0, 0, bulge) for x, y, bulge in corners]
    hall.add_lwpolyline(rounded, close=True, dxfattribs={"layer": "BOOTH"})
    hall.add_mtext("E-5", dxfattribs={"insert": at(33_000, 3000)})
    written = io.StringIO()
    drawing.write(written)
    read = await opened("dxf", written.getvalue().encode())
    rows = drawn(read)
    there = booths(rows)
    assert sorted(there) == ["E-1", "E-2", "E-3", "E-4", "E-5"]
    assert there["E-1"] == tidy(box(0, 0, 3, 3))
    assert there["E-3"] == tidy(box(3, 10, 3, 3))
    assert bounds([there["E-5"]]) == pytest.approx((30, 17, 39, 23), abs=0.1)
    assert sum(row.change is not None and row.layer == "COLUMN" for row in rows) == 1
