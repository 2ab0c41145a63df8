"""The floor plan in a real browser: found, zoomed, followed without steps, without scripts and without a line."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.journeys.looking import came_true

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
EDITION = "wsce-2026"
KEPT = """async address => {
  const kept = await (await caches.open("madang-1")).match(address);
  return !!kept && !!navigator.serviceWorker.controller;
}"""
SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.plan-sheet')).transform).a"


async def _opened(browser: Browser, base_url: str, path: str, **given) -> Page:
    context = await browser.new_context(base_url=base_url, viewport=PHONE, **given)
    page = await context.new_page()
    await page.goto(path)
    return page


async def test_a_visitor_finds_a_booth_and_is_led_there_without_steps(browser: Browser, base_url: str) -> None:
    page = await _opened(browser, base_url, f"/es/{EDITION}/schedule")
    await page.locator(".tabbar summary").click()
    await page.get_by_role("link", name="Plano", exact=True).first.click()
    await page.locator("[data-plan-search]").fill("d002")
    await expect(page.locator(".plan-table tbody tr:visible")).to_have_count(0)
    await page.get_by_role("link", name="Auditorio").first.click()
    await page.locator("[data-plan-search]").fill("d002")
    await page.locator(".plan-table tbody tr:visible a").click()
    await expect(page.locator("#booth")).to_have_text("D-002")
    await page.get_by_label("Punto de partida").fill("A-120")
    await page.get_by_label("Sin escalones").check()
    await page.get_by_role("button", name="Mostrar el camino").click()
    steps = page.locator(".way-steps")
    await expect(steps).to_contain_text("Tome el ascensor")
    await expect(steps).not_to_contain_text("escaleras")
    await expect(steps).to_contain_text("D-002")
    await expect(page.locator(".plan-way").first).to_be_attached()


async def test_the_plan_is_zoomed_by_buttons_keys_wheel_and_two_fingers(browser: Browser, base_url: str) -> None:
    page = await _opened(browser, base_url, f"/ko/{EDITION}/floor", has_touch=True)
    scales = [await page.evaluate(SCALE)]

    async def larger() -> None:
        await page.wait_for_function(f"than => {SCALE} > than + 0.01", arg=scales[-1])
        scales.append(await page.evaluate(SCALE))

    frame = page.locator("[data-plan]")
    await frame.scroll_into_view_if_needed()
    await page.locator("[data-zoom='in']").click()
    await larger()
    await frame.focus()
    await page.keyboard.press("+")
    await larger()
    await frame.hover()
    await page.mouse.wheel(0, -100)
    await larger()
    await _spread(page)
    await larger()
    await page.keyboard.press("0")
    await page.wait_for_function(f"() => Math.abs({SCALE} - 1) < 1e-6")
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


async def _spread(page: Page) -> None:
    """Two fingers on the plan, drawn apart."""
    box = await page.locator("[data-plan]").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 120
    line = await page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 20), ("touchMove", 30), ("touchMove", 45), ("touchMove", 60)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        await line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    await line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def test_without_scripts_a_booth_is_in_sight_and_a_way_is_told(browser: Browser, base_url: str) -> None:
    page = await _opened(browser, base_url, f"/ar/{EDITION}/floor/A-120", java_script_enabled=False)
    chosen = await page.locator("a.plan-chosen path").bounding_box()
    frame = await page.locator("[data-plan]").bounding_box()
    assert chosen is not None
    assert frame is not None
    middle = chosen["x"] + chosen["width"] / 2
    assert middle == pytest.approx(frame["x"] + frame["width"] / 2, abs=frame["width"] / 5)
    await page.locator("#way-from").fill("A-101")
    await page.locator(".way-form button").click()
    await expect(page.locator(".way-steps")).to_contain_text("A-120")


async def test_a_drag_moves_the_plan_and_opens_no_booth(browser: Browser, base_url: str) -> None:
    page = await _opened(browser, base_url, f"/ko/{EDITION}/floor/A-120")
    before = page.url
    where = "new DOMMatrix(getComputedStyle(document.querySelector('.plan-sheet')).transform).e"
    frame = page.locator("[data-plan]")
    await frame.scroll_into_view_if_needed()
    box = await page.locator("a.plan-chosen path").bounding_box()
    assert box is not None
    was = await page.evaluate(where)
    await page.mouse.move(box["x"] + 4, box["y"] + 4)
    await page.mouse.down()
    await page.mouse.move(box["x"] - 60, box["y"] + 4, steps=6)
    await page.mouse.up()
    await page.wait_for_function(f"than => {where} < than", arg=was - 30)
    await expect(page).to_have_url(before)
    await page.locator("a#b-A-121 path").click()
    await expect(page.locator("#booth")).to_have_text("A-121")


async def test_kept_halls_are_there_without_a_line(browser: Browser, base_url: str) -> None:
    page = await _opened(browser, base_url, f"/ko/{EDITION}/floor")
    await came_true(page, KEPT, f"/ko/{EDITION}/floor/cv")
    await page.context.set_offline(True)
    await page.goto(f"/ko/{EDITION}/floor/cv")
    await expect(page.locator(".offline-age")).to_be_visible()
    await expect(page.locator(".plan-booths path").first).to_be_attached()
    await page.locator("[data-plan-search]").fill("C-10")
    await expect(page.locator(".plan-table tbody tr:visible").first).to_contain_text("C-10")
    await page.locator("#way-from").fill("C-101")
    await page.locator("#way-to").fill("C-102")
    await expect(page.locator("[data-no-way]")).to_be_hidden()
    await page.locator(".way-form button").click()
    await expect(page.locator("[data-no-way]")).to_be_visible()
    await expect(page.locator("a.plan-chosen")).to_have_count(2)
    await page.locator(".floor-options a[href*='show=raw']").click()
    await expect(page.locator(".plan-booths a[id].plan-hit")).to_have_count(3)
    await page.goto(f"/ko/{EDITION}/floor/C-203")
    await expect(page.locator("a.plan-chosen")).to_have_id("b-C-203")
