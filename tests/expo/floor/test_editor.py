"""The editor over HTTP, without a script: every act of the mouse has a form of numbers."""

import re

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from expo.editions.queries import edition_called
from expo.floor.drawing.commands import put_booth, put_ground
from expo.floor.drawing.queries import drawing_of
from expo.floor.drawing.states import BoothState, ConnectionState, FeatureState
from expo.venues.tables import Hall
from tests.conftest import NOW
from tests.expo.floor.desk import SLUG, send
from tests.make.accounts import account, browser, session_of
from tests.make.floors import box

HALL = "draw-1"
DRAWN = f"/desk/{SLUG}/floor/{HALL}"


@pytest.fixture
async def hall(site: Litestar) -> None:
    """Once for this file: a hall of its own beside those of the sample."""
    from uuid import uuid4  # noqa: PLC0415

    from i18n.text import to_json, written  # noqa: PLC0415

    row = await edition_called(SLUG)
    if not await Hall.exists().where(Hall.edition == row.id, Hall.code == HALL):
        name = to_json(written("ko", {"ko": "그리기 홀", "en": "Drawing hall"}))
        await Hall.insert(Hall(id=uuid4(), edition=row.id, code=HALL, name=name, position=99))


async def token(role: Role = Role.FLOOR_MANAGER) -> str:
    return await session_of(await account(role=role))


async def things() -> list[object]:
    drawing = await drawing_of(await edition_called(SLUG))
    here = drawing.hall(HALL)
    return [one for one in drawing.things.values() if here in (getattr(one, "hall", None), getattr(one, "first", None))]


async def booths() -> dict[str, BoothState]:
    return {one.number: one for one in await things() if isinstance(one, BoothState)}


async def test_a_hall_is_measured_out_and_filled_by_numbers_alone(site: Litestar, hall: None) -> None:
    async with browser(site, await token()) as client:
        begun = await client.get(f"/desk/{SLUG}/floor")
        assert f'data-here="/desk/{SLUG}/floor/e1"' in begun.text, "the hall with most booths, not the first by name"
        page = await client.get(DRAWN)
        assert page.status_code == 200
        assert "Measure the hall out first" in page.text
        bad = await send(client, f"{DRAWN}/outline", page, outline="0, 0\nten")
        assert bad.status_code == 422
        assert "ten</textarea>" in bad.text, "what was typed is still there"
        done = await send(client, f"{DRAWN}/outline", page, outline="0, 0\n40, 0\n40, 30\n0, 30")
        assert (done.status_code, done.headers["location"]) == (303, DRAWN)
        row = await client.get(f"{DRAWN}?do=row")
        asked = {"number": "Z-101", "x": "2", "y": "2", "width": "3", "depth": "3", "count": "4", "double": "yes"}
        look = await send(client, f"{DRAWN}/rows", row, **asked, look="yes")
        assert look.status_code == 200
        assert len(re.findall(r"Z-10\d</text>", look.text)) == 8
        assert await booths() == {}, "a preview draws nothing"
        await send(client, f"{DRAWN}/rows", row, **asked)
        assert sorted(await booths()) == [f"Z-10{one}" for one in range(1, 9)]


async def test_one_booth_is_moved_split_merged_taken_away_and_brought_back(site: Litestar, hall: None) -> None:
    await put_ground(SYSTEM, edition=SLUG, hall=HALL, outline=[(0, 0), (40, 0), (40, 30), (0, 30)], now=NOW)
    key = await put_booth(SYSTEM, edition=SLUG, hall=HALL, number="Y-1", polygon=box(2, 20, 3, 3), now=NOW)
    await put_booth(SYSTEM, edition=SLUG, hall=HALL, number="Y-2", polygon=box(6, 20, 3, 3), now=NOW)
    own = f"{DRAWN}/booths/{key}"
    async with browser(site, await token()) as client:
        chosen = await client.get(f"{DRAWN}?booth={key}")
        refused = await send(client, own, chosen, x="5")
        assert refused.status_code == 409
        assert "would lie over" in refused.text
        assert 'value="5"' in refused.text
        moved = await send(client, own, chosen, x="2,5", y="12", number="z-201", kind="raw")
        assert moved.status_code == 303
        assert (await booths())["Z-201"].polygon[0] == (2.5, 12.0)
        parts = await send(
            client,
            f"{own}/parts",
            await client.get(f"{DRAWN}?booth={key}"),
            cut="down",
            at="4",
            one="Z-201",
            other="Z-202",
        )
        assert parts.status_code == 303
        assert {"Z-201", "Z-202"} <= set(await booths())
        merge = await client.get(f"{DRAWN}?do=merge")
        whole = await send(client, f"{DRAWN}/merges", merge, numbers="Z-201 Z-202", number="Z-203")
        assert whole.status_code == 303
        assert "Z-203" in await booths()
        again = await client.get(whole.headers["location"])
        gone = await send(client, f"{DRAWN}/booths/{whole.headers['location'].rpartition('=')[2]}/removal", again)
        assert gone.status_code == 303
        assert "Z-203" not in await booths()
        await send(client, f"{DRAWN}/undo", await client.get(DRAWN))
        assert "Z-203" in await booths()


async def test_walls_doors_stages_and_ways_between_halls_have_forms_too(site: Litestar, hall: None) -> None:
    row = await edition_called(SLUG)
    await put_ground(SYSTEM, edition=SLUG, hall=HALL, outline=[(0, 0), (40, 0), (40, 30), (0, 30)], now=NOW)
    drawing = await drawing_of(row)
    other = next(one.code for one in drawing.halls if one.code != HALL)
    await put_ground(SYSTEM, edition=SLUG, hall=other, outline=[(0, 0), (90, 0), (90, 60), (0, 60)], now=NOW)
    async with browser(site, await token()) as client:
        form = await client.get(f"{DRAWN}?do=feature")
        door = await send(
            client, f"{DRAWN}/features", form, kind="entrance", x="20", y="30", width="", depth="", name_en="South door"
        )
        assert door.status_code == 303
        wall = await send(
            client, f"{DRAWN}/features", form, kind="wall", x="30", y="20", width="0.5", depth="6", idempotency=""
        )
        assert wall.status_code == 303
        found = {one.kind: one for one in await things() if isinstance(one, FeatureState)}
        assert found["entrance"].shape == ((20.0, 30.0),)
        assert found["entrance"].name is not None
        assert len(found["wall"].shape) == 4
        removed = await client.get(wall.headers["location"])
        await send(client, f"{DRAWN}/things/{wall.headers['location'].rpartition('=')[2]}/removal", removed)
        assert "wall" not in {one.kind for one in await things() if isinstance(one, FeatureState)}
        way = await client.get(f"{DRAWN}?do=connection")
        made = await send(
            client,
            f"{DRAWN}/connections",
            way,
            kind="passage",
            x="40",
            y="10",
            then=other,
            then_x="0",
            then_y="10",
            metres="12",
        )
        assert made.status_code == 303
        assert [one.metres for one in await things() if isinstance(one, ConnectionState)] == [12]


async def test_who_may_only_look_sees_the_plan_and_no_form(site: Litestar, hall: None) -> None:
    async with browser(site, await token(Role.AUDITOR)) as client:
        page = await client.get(DRAWN)
        assert page.status_code == 200
        assert f'action="{DRAWN}' not in page.text
        assert "data-writes" not in page.text
    async with browser(site, await token(Role.EXHIBITOR_OWNER)) as client:
        assert (await client.get(DRAWN)).status_code == 403
