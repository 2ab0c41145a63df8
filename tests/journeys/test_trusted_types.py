"""Trusted Types in a real browser: our own pages work under them, injected markup does not, and the browser tells us."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.browser import find_browser, get_browser
from tests.journeys.test_desk import signed_in

SECONDS = 60
PLANT = """() => {
    try { document.getElementById("main").innerHTML = "<img src=/x.png>"; } catch (error) { return error.name; }
    return "planted";
}"""
RUN = """() => {
    const script = document.createElement("script");
    try { script.src = "/assets/other.js"; } catch (error) { return error.name; }
    return "planted";
}"""
SECOND = """() => {
    try { trustedTypes.createPolicy("another", {}); } catch (error) { return error.name; }
    return "planted";
}"""

pytestmark = pytest.mark.browser


@pytest.mark.planted("text that becomes a page")
async def test_text_becomes_neither_a_page_nor_a_script(
    browser: Browser, context: BrowserContext, base_url: str
) -> None:
    page = await context.new_page()
    for address in ("/ko/wsce-2026/schedule", "/ko/", "/account/sign-in"):
        await page.goto(address)
        assert [await page.evaluate(one) for one in (PLANT, RUN, SECOND)] == ["TypeError"] * 3
    naive = await browser.new_context(base_url=base_url, bypass_csp=True)
    page = await naive.new_page()
    await page.goto("/ko/")
    assert await page.evaluate(PLANT) == "planted"
    await naive.close()


async def test_htmx_exchanges_results_under_trusted_types(page: Page) -> None:
    await page.goto("/en/wsce-2026/schedule")
    await page.evaluate("window.stayed = true")
    await page.locator("#results a[href^='?']").first.click()
    await expect(page).to_have_url(re.compile(r"schedule\?"))
    assert await page.evaluate("window.stayed === true")


async def test_the_desk_reads_its_own_pages_under_trusted_types(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url, bypass=False) as context:
        page = await context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        await page.goto("/desk")
        await page.keyboard.press("Control+k")
        await page.locator("dialog [data-palette-input]").wait_for()
        await page.keyboard.type("health")
        await expect(page.locator("#palette-found a").first).to_be_visible()
        await page.keyboard.press("Escape")  # empties the field
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog[open]")).to_have_count(0)
        await page.locator("h1").click()
        await page.keyboard.press("?")
        await expect(page.locator("dialog.keys-over")).to_be_visible()
        assert errors == []


async def test_the_browser_reports_what_it_refused_to_us(base_url: str) -> None:
    async with async_playwright() as playwright:
        quick = await playwright.chromium.launch(
            executable_path=find_browser() or get_browser(), args=["--disable-background-networking"]
        )
        page = await quick.new_page()
        await page.goto(f"{base_url}/ko/")
        assert await page.evaluate(PLANT) == "TypeError"
        assert await _counted("trusted-types-sink")
        await quick.close()


async def _counted(blocked: str) -> bool:
    """As soon as it is."""
    from core.csp.tables import CspReport  # noqa: PLC0415 -- only after the database has been named
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    async with pool():
        for _ in range(SECONDS * 5):
            if await CspReport.exists().where(CspReport.blocked == blocked):
                return True
            await asyncio.sleep(0.2)
    return False
