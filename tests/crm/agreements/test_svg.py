"""The map: places are where Equal Earth has them, names cannot break the page, and no line leaves the picture."""

import re
from datetime import date

import pytest

from crm.agreements.shelf import Place, PublishedAgreement
from crm.agreements.svg import HEIGHT, MERIDIAN, SEOUL, WIDTH, curve, projected, world
from tests.make.programme import text

CAPITALS = {"PE": (-77.04, -12.05), "OM": (58.4, 23.6), "CN": (116.4, 39.9), "MY": (101.7, 3.1), "NL": (4.9, 52.4)}


def agreement(country: str) -> PublishedAgreement:
    longitude, latitude = CAPITALS[country]
    place = Place(country, "asia", longitude, latitude, "UTC")
    return PublishedAgreement(
        country.lower(), place, text("양해각서"), None, (), date(2018, 3, 1), "month", (), text("계획")
    )


def test_the_central_meridian_is_in_the_middle_and_the_map_is_symmetrical_around_it() -> None:
    assert projected(MERIDIAN, 37.0)[0] == WIDTH / 2
    west, east = projected(MERIDIAN - 40, 10)[0], projected(MERIDIAN + 40, 10)[0]
    assert west + east == pytest.approx(WIDTH)


def test_equal_areas_on_earth_are_equal_on_the_map() -> None:
    """Two cells of one degree, at the equator and at 60° where they are half as wide."""

    def area(longitude: float, latitude: float) -> float:
        corners = [projected(longitude + x, latitude + y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2

    assert area(120, 60) / area(120, 0) == pytest.approx(0.4924, abs=0.001)


def test_peru_is_east_of_korea_across_the_pacific_and_europe_west() -> None:
    seoul, lima, hague = (projected(*place)[0] for place in (SEOUL, CAPITALS["PE"], CAPITALS["NL"]))
    assert hague < seoul < lima


@pytest.mark.parametrize("country", CAPITALS)
def test_every_line_begins_in_seoul_ends_at_its_country_and_stays_inside(country: str) -> None:
    numbers = [int(number) for number in re.findall(r"\d+", curve(projected(*SEOUL), projected(*CAPITALS[country])))]
    assert numbers[:2] == [round(at) for at in projected(*SEOUL)]
    assert numbers[4:] == [round(at) for at in projected(*CAPITALS[country])]
    assert all(0 <= x <= WIDTH for x in numbers[::2])
    assert all(0 <= y <= HEIGHT for y in numbers[1::2])


def test_two_agreements_with_one_country_are_one_line() -> None:
    drawing = world([agreement("PE"), agreement("PE"), agreement("OM")], {"PE": "페루", "OM": "오만"})
    assert drawing.count("map-line") == 2


def test_a_name_is_text_and_never_markup() -> None:
    drawing = world([agreement("PE")], {"PE": "<script>alert(1)</script>"})
    assert "<script>" not in drawing
    assert "&lt;script&gt;" in drawing
