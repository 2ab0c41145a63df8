"""The doors in a real browser: an attendee by the letter's code, a device by its code, an officer without a mouse."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.journeys.test_desk import signed_in

PHONE = {"width": 390, "height": 844}
VISITOR = "mina@visitors.example"
AT_MAIN = "document.activeElement.id === 'main' || document.activeElement.closest('main') !== null"
MOST_TABS = 80
DEVICE = "Gate 3"

pytestmark = pytest.mark.browser


@pytest.fixture
async def stranger(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    """Somebody's own phone, with the locks of the site as they are."""
    context = await browser.new_context(base_url=base_url, locale="ko-KR", viewport=PHONE)
    yield await context.new_page()
    await context.close()


async def _letters_code(address: str) -> str:
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from core.mail.tables import Letter  # noqa: PLC0415

    async with pool():
        row = await Letter.select(Letter.text).where(Letter.address == address).first()
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", row["text"] if row else "")
    assert found is not None
    return "".join(found.groups())


async def _tab_to(page: Page, what: str) -> None:
    for _ in range(MOST_TABS):
        await page.keyboard.press("Tab")
        if await page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"the keyboard does not come to {what}")


async def test_a_visitor_comes_in_by_the_letters_code_and_is_asked_nothing_twice(stranger: Page) -> None:
    await stranger.goto("/account/enter")
    await stranger.locator("input[name=email]").fill(VISITOR)
    await stranger.locator("main form .button-primary").click()
    await stranger.wait_for_url("**/account/enter/code")
    await stranger.locator("input[name=code]").fill("000000")
    await stranger.locator("main form .button-primary").click()
    await expect(stranger.locator("[data-summary]")).to_be_visible()
    code = await _letters_code(VISITOR)
    await stranger.locator("input[name=code]").fill(f"{code[:3]} {code[3:]}")
    await stranger.locator("main form .button-primary").click()
    await stranger.wait_for_url("**/account/welcome")
    await stranger.goto("/account")
    await expect(stranger.locator("main")).to_contain_text(VISITOR)
    await stranger.goto("/account/enter")
    await expect(stranger).not_to_have_url(re.compile("/enter$"))  # who is in is not asked again


async def test_a_device_added_at_the_desk_is_paired_by_the_code_that_is_shown_once(
    browser: Browser, base_url: str, stranger: Page
) -> None:
    async with signed_in(browser, base_url, bypass=False) as context:
        desk = await context.new_page()
        await desk.goto("/desk/devices/new")
        await desk.locator("input[name=name]").fill(DEVICE)
        await desk.locator("input[name=place]").fill("Hall 1, east door")
        await desk.locator("main form .button-primary").click()
        code = (await desk.locator(".secret-text").inner_text()).strip()
        await stranger.goto(f"/pair?code={code}")
        await expect(stranger.locator("input[name=code]")).to_have_value(re.compile("-?".join(re.sub(r"\W", "", code))))
        await stranger.locator("main form .button-primary").click()
        await stranger.wait_for_url("**/device")
        await expect(stranger.locator("main")).to_contain_text(DEVICE)
        await desk.goto("/desk/devices")
        await expect(desk.locator("main")).to_contain_text(DEVICE)
    again = await browser.new_context(base_url=base_url, viewport=PHONE)
    second = await again.new_page()
    await second.goto(f"/pair?code={code}")
    await second.locator("main form .button-primary").click()
    await expect(second.locator("main .notice-danger, [data-summary]").first).to_be_visible()
    await again.close()


async def test_an_officer_works_at_the_desk_with_the_keyboard_alone(browser: Browser, base_url: str) -> None:
    """Past the rail to the page, through the rail to another, by Ctrl-K to a third, and a form is sent."""
    async with signed_in(browser, base_url, bypass=False, viewport={"width": 1440, "height": 900}) as context:
        page = await context.new_page()
        await page.goto("/desk")
        await page.keyboard.press("Tab")
        await expect(page.locator(".skip")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        assert await page.evaluate(AT_MAIN)
        await page.goto("/desk")
        await _tab_to(page, ".desk-rail [href='/desk/accounts']")
        assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), "one sees where"
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/desk/accounts")
        await page.keyboard.press("Control+k")
        await page.locator("dialog [data-palette-input]").wait_for()
        await page.keyboard.type("settings")
        await page.locator("dialog .palette-chosen", has_text="Settings").wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/desk/settings")
        await page.locator("main form .button-primary").first.wait_for()
        await _tab_to(page, "[name=desk_message]")
        await page.keyboard.type("The doors open at nine.")
        await _tab_to(page, "main form .button-primary")
        async with page.expect_navigation():
            await page.keyboard.press("Enter")
        await page.goto("/desk")  # the process hears of it from the database
        await expect(page.locator(".desk-message")).to_have_text("The doors open at nine.")
