"""Plans compared, published, gone back to, and taken out and brought in as files, over HTTP."""

import re

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from expo.editions.queries import edition_called
from expo.floor.drawing.commands import merge_booths, put_booth, split_booth, undo
from expo.floor.drawing.queries import drawing_of
from expo.floor.places.queries import places_of
from expo.floor.plans.commands import publish_plan
from expo.floor.plans.differences import compared
from expo.floor.plans.draft import draft_plan
from expo.floor.plans.queries import latest_plan
from expo.floor.plans.restoring import restore_plan
from tests.conftest import NOW
from tests.expo.floor.desk import FLOOR, SLUG, send
from tests.make import floors
from tests.make.accounts import account, browser, session_of
from tests.make.floors import box

SQUARE = b"""<svg xmlns="http://www.w3.org/2000/svg" data-units="metres"><g id="booths">
<rect id="ZZ-901" x="0.2" y="0.2" width="0.6" height="0.6"/><path id="ZZ-902" d="M0 0H1"/></g></svg>"""


async def drawn() -> dict[str, object]:
    drawing = await drawing_of(await edition_called(SLUG))
    return {str(key): one for key, one in drawing.things.items()}


@pytest.fixture
async def hall(db):
    await floors.hall(SLUG)
    for number, x in (("A-1", 2), ("A-2", 8)):
        await put_booth(SYSTEM, edition=SLUG, hall="E1", number=number, polygon=box(x, 2, 6, 3), now=NOW)
    await publish_plan(SYSTEM, edition=SLUG, now=NOW)
    return await edition_called(SLUG)


async def test_the_difference_names_each_booth_once_for_each_thing_that_changed(hall):
    keys = {one.number: key for key, one in (await drawing_of(hall)).booths.items()}
    moved = {"polygon": box(2, 8, 6, 3), "number": "A-9", "booth": keys["A-1"]}
    await put_booth(SYSTEM, edition=SLUG, hall="E1", now=NOW, **moved)
    await put_booth(SYSTEM, edition=SLUG, hall="E1", number="A-3", polygon=box(20, 2, 3, 3), now=NOW)
    found = compared(await latest_plan(hall.id), draft_plan(await drawing_of(hall)))
    assert [(one.what, one.number, one.before) for one in found.booths] == [
        ("new", "A-3", ""),
        ("renumbered", "A-9", "A-1"),
        ("moved", "A-9", ""),
    ]
    assert found.touched == {str(keys["A-1"])}
    assert not found.features


async def test_going_back_restores_exactly_and_can_itself_be_taken_back(hall):
    before = await drawn()
    await split_booth(SYSTEM, edition=SLUG, number="A-1", line=((5, 0), (5, 9)), numbers=("A-1", "A-1B"), now=NOW)
    await merge_booths(SYSTEM, edition=SLUG, numbers=["A-1B", "A-2"], number="A-2", now=NOW)
    changed = await drawn()
    await restore_plan(SYSTEM, edition=SLUG, number=1, now=NOW)
    assert await drawn() == before
    await undo(SYSTEM, edition=SLUG, now=NOW)
    assert await drawn() == changed
    assert await restore_plan(SYSTEM, edition=SLUG, number=1, now=NOW)
    assert await restore_plan(SYSTEM, edition=SLUG, number=1, now=NOW) == 0, "it is so already"


async def test_versions_files_and_places_at_the_desk(site: Litestar) -> None:
    token = await session_of(await account(role=Role.ORGANISER))
    hall = next(one for one in (await drawing_of(await edition_called(SLUG))).halls).code
    async with browser(site, token) as client:
        page = await client.get(f"{FLOOR}/versions")
        assert page.status_code == 200
        refused = await client.get(f"{FLOOR}/files/imdf")
        assert refused.status_code == 409
        drawing = await drawing_of(await edition_called(SLUG))
        for one in (each for each in drawing.halls if drawing.ground(each.id)):
            places = await client.get(f"{FLOOR}/places?hall={one.code}")
            said = {"latitude": "37,6687", "longitude": "126.7454", "bearing": "12"}
            saved = await send(client, f"{FLOOR}/places/{one.code}", places, **said)
            assert saved.status_code == 303
        assert (await places_of((await edition_called(SLUG)).id))[hall].latitude == 37.6687
        for address, kind in (
            (f"{FLOOR}/files/imdf", "application/zip"),
            (f"{FLOOR}/files/pdf", "application/pdf"),
            (f"{FLOOR}/{hall}/files/svg", "image/svg+xml"),
            (f"{FLOOR}/{hall}/files/geojson", "application/geo+json"),
            (f"/ko/{SLUG}/floor.pdf", "application/pdf"),
        ):
            file = await client.get(address)
            assert (file.status_code, file.headers["content-type"].split(";")[0]) == (200, kind)
        back = await send(client, f"{FLOOR}/versions/1/return", page)
        assert back.status_code == 303


async def test_a_file_is_looked_at_drawn_as_one_step_and_taken_back(site: Litestar) -> None:
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    hall = next(one for one in (await drawing_of(await edition_called(SLUG))).halls).code
    before = await drawn()
    async with browser(site, token) as client:
        page = await client.get(f"{FLOOR}/imports")
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        bad = await client.post(f"{FLOOR}/imports", data={**hidden, "hall": hall}, files={"file": ("a.exe", b"x")})
        assert bad.status_code == 422
        sent = {"file": ("plan.svg", SQUARE, "image/svg+xml")}
        looked = await client.post(f"{FLOOR}/imports", data={**hidden, "hall": hall}, files=sent)
        assert looked.status_code == 303
        shown = await client.get(looked.headers["location"])
        assert "ZZ-901" in shown.text
        assert "It is not closed." in shown.text
        assert await drawn() == before, "only looked at"
        index = re.search(r'name="row" value="(\d+)"', shown.text)
        assert index is not None
        own = f"{looked.headers['location']}/application"
        done = await send(client, own, shown, row=index[1])
        assert (done.status_code, done.headers["location"]) == (303, f"{FLOOR}/{hall}")
        assert len(await drawn()) == len(before) + 1
        await send(client, f"{FLOOR}/{hall}/undo", await client.get(f"{FLOOR}/{hall}"))
        assert await drawn() == before
