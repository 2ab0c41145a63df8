"""The plan as readers get it: every hall, a booth, a search, a way in words; in every language, without JavaScript."""

import re
from urllib.parse import quote

import pytest
from lxml import html

from core.actor import SYSTEM
from expo.floor.drawing import commands
from expo.floor.occupants import Occupant
from expo.floor.plans.commands import publish_plan
from i18n.locales import LANGUAGES
from tests.conftest import NOW
from tests.make.floors import box
from tests.make.programme import text

SLUG = "wsce-2026"


async def _page(reader, path="floor", language="ko"):
    answer = await reader.get(f"/{language}/{SLUG}/{path}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def _texts(page, css):
    return [" ".join(one.text_content().split()) for one in page.cssselect(css)]


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
async def test_every_hall_can_be_read_in_every_language(reader, language):
    page = await _page(reader, language=language)
    halls = [one.get("href") for one in page.cssselect("nav.tabs a")]
    assert len(halls) == 3
    for address in halls:
        assert (await reader.get(address)).status_code == 200
    assert page.cssselect("nav a[aria-current='page']")[0].get("href") == f"/{language}/{SLUG}/floor"


async def test_the_table_says_what_the_drawing_shows(reader):
    page = await _page(reader)
    drawn = [one.get("id").removeprefix("b-") for one in page.cssselect(".plan-frame a")]
    assert sorted(drawn) == sorted(_texts(page, ".plan-table th[scope='row']"))
    assert sorted(drawn) == sorted(_texts(page, ".plan-numbers text"))
    assert len(drawn) == 130


async def test_a_booth_has_an_address_of_its_own_at_which_it_is_in_the_middle(reader):
    page = await _page(reader, "floor/A-120")
    (chosen,) = page.cssselect(".plan-frame a.plan-chosen")
    assert chosen.get("id") == "b-A-120"
    x, y, wide, deep = map(float, page.cssselect("svg.plan")[0].get("viewbox", "").split() or [0, 0, 0, 0])
    at = next(one for one in page.cssselect(".plan-numbers text") if one.text == "A-120")
    assert (float(at.get("x")) - x, float(at.get("y")) - y) == pytest.approx((wide / 2, deep / 2), abs=3)
    assert _texts(page, "#booth") == ["A-120"]
    assert "A-120" in page.cssselect("title")[0].text


@pytest.mark.parametrize("path", ["floor/A-999", "floor/zz", "floor/A-120/x"])
async def test_what_is_not_on_the_plan_is_not_found(reader, path):
    assert (await reader.get(f"/ko/{SLUG}/{path}")).status_code == 404


async def test_what_is_searched_stands_out_and_the_rest_is_dimmed(reader):
    page = await _page(reader, "floor?q=a11")
    hits = _texts(page, ".plan-table tr.plan-hit th")
    assert hits == [f"A-11{digit}" for digit in range(10)]
    assert page.cssselect(".plan-frame.plan-narrowed")
    assert [one.get("id") for one in page.cssselect("a.plan-hit")] == [f"b-{number}" for number in hits]


async def test_a_kind_can_be_made_to_stand_out(reader):
    page = await _page(reader, "floor?show=accessible_restroom")
    assert len(page.cssselect(".plan-point-accessible_restroom.plan-hit")) == 2
    assert page.cssselect("a.chip[aria-current='true']")
    assert not (await _page(reader, "floor?show=nonsense")).cssselect(".plan-narrowed")


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
async def test_a_way_is_drawn_and_told(reader, language):
    page = await _page(reader, "floor?from=A-120&to=a%20422", language=language)
    assert page.cssselect("polyline.plan-way")
    steps = _texts(page, ".way-steps li:not(.way-hall)")
    assert len(steps) >= 2
    assert any("A-" in one for one in steps)
    assert "A-422" in steps[-1]


async def test_a_way_leads_through_halls_with_steps_and_without(reader):
    for asked, taken, avoided in (("", "stairs", "lift"), ("&steps=free", "lift", "stairs")):
        page = await _page(reader, f"floor?from=A-120&to=D-002{asked}", language="en")
        told = " ".join(_texts(page, ".way-steps li"))
        assert f"Take the {taken} to Auditorium." in told
        assert avoided not in told
        onward = [one.get("href") for one in page.cssselect(".way-steps a")]
        assert [re.match(rf"/en/{SLUG}/floor/(\w+)\?", one)[1] for one in onward] == ["cv", "au"]
        there = html.fromstring((await reader.get(onward[0].split("#")[0])).text)
        assert there.cssselect("polyline.plan-way")


async def test_a_way_begins_at_a_door_by_its_name_in_the_readers_language(reader):
    page = await _page(reader, f"floor?from={quote('1번 출입구')}&to=A-120")
    assert page.cssselect("polyline.plan-way")


async def test_who_says_only_where_they_are_is_asked_where_to_and_who_says_only_where_to_comes_in_by_the_door(reader):
    page = await _page(reader, "floor?from=A-120")
    assert not page.cssselect("polyline.plan-way")
    assert page.cssselect("circle.plan-way-start")
    field = page.get_element_by_id("way-to")
    assert "어디로 가시겠습니까?" in page.get_element_by_id(field.get("aria-describedby")).text_content()
    page = await _page(reader, f"floor?to={quote('화장실 1')}")
    assert page.get_element_by_id("way-from").get("value") == "1번 출입구"
    assert page.cssselect("polyline.plan-way")
    offered = _texts(page, ".plan-facilities li > span")
    assert offered[:3] == ["1번 출입구", "2번 출입구", "출구 1"]
    assert [one for one in offered if "화장실" in one] == ["화장실 1", "화장실 2", "장애인 화장실 1", "장애인 화장실 2"]


async def test_a_place_that_is_nowhere_is_said_at_its_field_and_kept(reader):
    page = await _page(reader, "floor?from=%3Cb%3EXX&to=A-120")
    (field,) = page.cssselect("input[aria-invalid='true']")
    assert (field.get("name"), field.get("value")) == ("from", "<b>XX")
    assert page.cssselect(f"#{field.get('aria-describedby')}")
    assert not page.cssselect("polyline.plan-way")


async def test_the_page_is_kept_and_answered_again_without_being_rendered(reader):
    first = await reader.get(f"/ko/{SLUG}/floor")
    again = await reader.get(f"/ko/{SLUG}/floor", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


async def test_occupants_are_named_on_the_plan_in_the_table_and_found_in_any_language(site, reader):
    named = text({"ko": "한빛<물>산업", "en": "Hanbit Water", "ar": "هانبيت للمياه"})
    kept = site.state.shelf._documents["occupants"]
    site.state.shelf._documents["occupants"] = {SLUG: {"B-301": Occupant(named, "HANB12")}}
    site.state.shelf.revision += 1
    try:
        page = await _page(reader, f"floor?q={quote('مياه')}", language="es")
        assert _texts(page, ".plan-table tr.plan-hit th") == ["B-301"]
        assert "Hanbit Water" in _texts(page, ".plan-table tr.plan-hit")[0]
        page = await _page(reader, "floor/B-301", language="ko")
        assert _texts(page, ".floor-who") == ["한빛<물>산업"]
        assert page.cssselect(".floor-who a")[0].get("href") == f"/ko/{SLUG}/exhibitors/HANB12"
    finally:
        site.state.shelf._documents["occupants"] = kept
        site.state.shelf.revision += 1


async def test_a_newly_published_plan_is_read_at_once(site, reader):
    """The last one of these: it publishes."""
    assert not (await _page(reader, "floor?q=z-900")).cssselect("tr.plan-hit")
    where = {"edition": SLUG, "hall": "e1", "number": "Z-900", "polygon": box(70, 44.5, 3, 3)}
    await commands.put_booth(SYSTEM, now=NOW, **where)
    assert (await reader.get(f"/ko/{SLUG}/floor/Z-900")).status_code == 404
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    await site.state.shelf.hear("floor:wsce-2026")
    assert _texts(await _page(reader, "floor/Z-900"), "#booth") == ["Z-900"]
