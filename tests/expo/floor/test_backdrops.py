"""A picture under a hall: laid, brought to scale by two points, hidden, taken away; seen by who draws and by no reader."""

import re
from math import dist

import pytest
from httpx import AsyncClient
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from core.access.roles import Role
from core.files.tables import StoredFile
from expo.floor.backdrops.rules import Lying, OutOfScale, TooNear, laid, scaled
from expo.floor.backdrops.tables import Backdrop
from tests.core.files.drawn import drawing, picture
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened

SLUG = "wsce-2026"
near = st.floats(-60, 60, allow_nan=False)


@given(st.tuples(near, near), st.tuples(near, near), st.floats(0.5, 200))
def test_after_scaling_two_points_of_the_picture_are_as_far_apart_as_was_said(
    first: tuple[float, float], then: tuple[float, float], metres: float
) -> None:
    before = Lying(2.0, 3.0, 40.0, 20.0)
    try:
        after = scaled(before, first, then, metres)
    except (TooNear, OutOfScale):
        return

    def moved(point: tuple[float, float]) -> tuple[float, float]:
        """Where what lay there of the picture lies now."""
        return (
            after.x + (point[0] - before.x) * after.width / before.width,
            after.y + (point[1] - before.y) * after.depth / before.depth,
        )

    assert dist(moved(first), moved(then)) == pytest.approx(metres, rel=1e-2, abs=1e-2)
    assert moved(first) == pytest.approx(first, abs=0.5)


def test_a_picture_begins_as_large_as_the_hall_and_keeps_its_shape() -> None:
    assert laid((2_000, 1_000), Lying(1.0, 2.0, 60.0, 40.0)) == Lying(1.0, 2.0, 60.0, 30.0)


async def _two_change_how_it_is_seen(client: AsyncClient, here: str) -> None:
    mine, other = [await opened(client, here, f"{here}/sight") for _ in range(2)]
    assert (await mine.sends(opacity="30", off="yes")).status_code == 303
    assert (await other.sends(x="1")).status_code == 303
    (seen,) = await Backdrop.select()
    assert (seen["opacity"], seen["hidden"], seen["x"]) == (30, True, 1), "neither takes back what the other did"
    asked = await other.sends(opacity="70")
    assert [readings[1:3] for readings in disputed(asked)] == [("Yours: 70", "Theirs: 30")]


async def _unseen_by_readers(site: Litestar, file: str) -> None:
    """And each of them may take the plan home as it was published."""
    public = f"/en/{SLUG}/floor"
    async with browser(site) as reader:
        assert (await reader.get(f"/files/{file}")).status_code == 404
        plan = await reader.get(public)
        assert file not in plan.text
        paper = re.findall(rf'href="({public}\.pdf[^"]*)"', plan.text)
        assert paper
        for each in (*paper, f"{public}.pdf?hall=nowhere"):
            answer = await reader.get(each.replace("&amp;", "&"))
            assert (answer.status_code == 404) == ("nowhere" in each)


async def test_who_draws_lays_scales_and_hides_a_picture_that_no_reader_sees(site: Litestar) -> None:
    async with browser(site, await session_of(await account(role=Role.FLOOR_MANAGER))) as client:
        hall = re.findall(
            rf'href="(/desk/{SLUG}/floor/[\w-]+)/backdrop"', (await client.get(f"/desk/{SLUG}/floor")).text
        )[0]
        here = f"{hall}/backdrop"
        page = await client.get(here)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        for name, octets, status in (
            ("plan.svg", drawing('<script>alert(1)</script><rect width="3" height="3"/>'), 303),
            ("plan.exe", b"MZ", 422),
            ("plan.png", picture(size=(600, 300)), 303),
        ):
            sent = {"file": (name, octets)}
            answer = await client.post(here, data={**hidden, "idempotency": name * 4}, files=sent)
            assert answer.status_code == status, name
        page = await client.get(here)
        (row,) = await Backdrop.select()
        assert (
            await StoredFile.count().where((StoredFile.slot == "floor_backdrop") & StoredFile.ended_at.is_null()) == 1
        )
        assert f'href="/files/{row["file"]}"' in page.text
        ends = {"from_x": "0", "from_y": "0", "to_x": str(row["width"]), "to_y": "0"}
        same = await send(client, f"{here}/scale", page, **{**ends, "to_x": "0"}, length="12")
        assert (same.status_code, "The two points must be apart." in same.text) == (422, True)
        assert (await send(client, f"{here}/scale", page, **ends, length="12")).status_code == 303
        (after,) = await Backdrop.select()
        assert after["width"] == pytest.approx(12, abs=0.01)
        assert after["depth"] == pytest.approx(row["depth"] * 12 / row["width"], abs=0.01)
        assert f"/files/{row['file']}" in (await client.get(hall)).text
        dark = await send(client, f"{here}/sight", page, opacity="3", x="0", y="0")
        assert dark.status_code == 422
        await _two_change_how_it_is_seen(client, here)
        assert f"/files/{row['file']}" not in (await client.get(hall)).text
        await _unseen_by_readers(site, str(row["file"]))
        assert (await send(client, f"{here}/removal", page)).status_code == 303
        assert await Backdrop.count() == 0
