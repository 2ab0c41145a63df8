"""Two editors on one hall: moved by keys and by the mouse, seen by the other, taken back; nothing is lost."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from core.access.roles import Role
from core.clock import system_clock
from core.db.engine import pool
from tests.journeys.looking import troubles_of
from tests.journeys.pointing import box
from tests.make.accounts import account, session_of

FLOOR = "/desk/wsce-2026/floor"
SMALL = f"{FLOOR}/au"
"""A hall whose list of booths is open from the start."""
BOXED = """([number, box]) => document.querySelector(`[data-number="${number}"]`)?.dataset.box === box"""


async def opened(browser: Browser, base_url: str, name: str, width: int) -> Page:
    async with pool():
        now = system_clock()
        token = await session_of(await account(role=Role.FLOOR_MANAGER, name=name, now=now), now=now)
    seen = ViewportSize(width=width, height=900)
    context = await browser.new_context(base_url=base_url, viewport=seen, locale="en", bypass_csp=True)
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": "en", "url": base_url}]
    )
    page = await context.new_page()
    await page.goto(SMALL)
    await page.wait_for_function("window.madangFloor")
    return page


@pytest.fixture
async def minsu(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    page = await opened(browser, base_url, "Minsu", 1440)
    yield page
    await page.context.close()


@pytest.fixture
async def ana(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    page = await opened(browser, base_url, "Ana", 1024)
    yield page
    await page.context.close()


async def boxed(page: Page, number: str) -> list[float]:
    said = await page.locator(f'[data-number="{number}"]').get_attribute("data-box")
    return [float(one) for one in str(said).split()]


async def waits(page: Page, number: str, box: list[float]) -> None:
    await page.wait_for_function(BOXED, arg=[number, " ".join(str(one) for one in box)])


async def test_by_keys_alone_a_booth_moves_and_the_other_editor_sees_it(minsu: Page, ana: Page) -> None:
    number = str(await minsu.locator("a[data-number]").first.get_attribute("data-number"))
    x, y, wide, deep = await boxed(minsu, number)
    await minsu.get_by_role("link", name=number, exact=True).first.focus()
    await minsu.keyboard.press("Enter")
    await minsu.wait_for_function("window.madangFloor?.chosen()")
    await minsu.locator("[data-floor-frame]").focus()
    await minsu.keyboard.press("ArrowDown")
    await minsu.keyboard.press("ArrowDown")
    moved = [x, y + 1, wide, deep]
    await waits(minsu, number, moved)
    await waits(ana, number, moved)
    await minsu.keyboard.press("Control+z")
    await waits(minsu, number, [x, y, wide, deep])
    await waits(ana, number, [x, y, wide, deep])


async def test_by_mouse_a_booth_is_dragged_and_another_drawn(minsu: Page) -> None:
    number = str(await minsu.locator("a[data-number]").first.get_attribute("data-number"))
    x, y, wide, deep = await boxed(minsu, number)
    one = await box(minsu.locator(f'[data-number="{number}"]'), look=False)
    metre = one["width"] / wide
    middle = one["x"] + one["width"] / 2, one["y"] + one["height"] / 2
    await minsu.mouse.move(*middle)
    await minsu.mouse.down()
    await minsu.mouse.move(middle[0] + 8, middle[1] + 2)
    await minsu.mouse.move(middle[0] + metre, middle[1], steps=4)
    await minsu.mouse.up()
    await waits(minsu, number, [x + 1, y, wide, deep])
    await minsu.keyboard.press("Control+z")
    await waits(minsu, number, [x, y, wide, deep])
    await minsu.locator('[data-tool="booth"]').click()
    start = middle[0], middle[1] + (deep / 2 + 1.5) * metre
    await minsu.mouse.move(*start)
    await minsu.mouse.down()
    await minsu.mouse.move(start[0] + 3 * metre, start[1] + 2 * metre, steps=5)
    await minsu.mouse.up()
    await minsu.locator('form[action$="/booths"] #field-width').wait_for()
    drawn = [float(await minsu.locator(f"#field-{one}").input_value()) for one in ("width", "depth")]
    assert drawn == [pytest.approx(3, abs=0.5), pytest.approx(2, abs=0.5)]
    assert all(one % 0.5 == 0 for one in drawn)


@pytest.mark.parametrize("path", [FLOOR, f"{FLOOR}?do=row", f"{FLOOR}/versions", f"{FLOOR}/imports", f"{FLOOR}/places"])
async def test_the_editors_pages_are_accessible(minsu: Page, path: str) -> None:
    await minsu.goto(path)
    assert await troubles_of(minsu) == []
