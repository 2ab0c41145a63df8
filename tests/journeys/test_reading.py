"""What readers do: find a session by a Korean word on the Spanish site, switch language and stay, keep it in a calendar."""

import re

import pytest
from icalendar import Calendar
from playwright.async_api import Browser, BrowserContext, Page, expect

SCHEDULE = "/es/wsce-2026/schedule"
WORD = "시티"

pytestmark = pytest.mark.browser


async def test_a_session_is_found_by_a_korean_word_on_the_spanish_site(page: Page) -> None:
    await page.goto(SCHEDULE)
    before = await page.locator("#results").get_attribute("data-hits")
    await page.get_by_role("searchbox").press_sequentially(WORD, delay=30)
    await expect(page).to_have_url(re.compile(r"q=%EC%8B%9C%ED%8B%B0"))
    await expect(page.locator("#results")).not_to_have_attribute("data-hits", before or "")
    found = page.locator("#results a[href*='/sessions/']").first
    await found.click()
    await expect(page).to_have_url(re.compile(r"/es/wsce-2026/sessions/\w{6}$"))
    await expect(page.locator("html")).to_have_attribute("lang", "es")


async def test_switching_the_language_keeps_page_day_and_filters(page: Page) -> None:
    question = "?day=2026-12-09&track=data"
    await page.goto(SCHEDULE + question)
    await page.locator(".site-header-row > details.menu > summary").click()
    await page.locator("header a[hreflang='ko']").first.click()
    await expect(page).to_have_url(re.compile(re.escape("/ko/wsce-2026/schedule" + question) + "$"))
    await expect(page.locator("html")).to_have_attribute("lang", "ko")


async def test_a_session_goes_into_the_calendar_in_the_readers_language(page: Page) -> None:
    await page.goto(SCHEDULE)
    await page.locator("#results a[href*='/sessions/']").first.click()
    await page.wait_for_url("**/sessions/*")
    address = await page.locator("a[href$='.ics']").first.get_attribute("href")
    answer = await page.request.get(address or "")
    event = Calendar.from_ical(await answer.body()).walk("VEVENT")[0]
    await expect(page.locator("h1")).to_have_text(str(event["SUMMARY"]))
    assert event["DTSTART"].params["TZID"] == "Asia/Seoul"


async def test_times_can_be_read_in_the_readers_own_zone(page: Page) -> None:
    await page.goto(SCHEDULE)
    first = page.locator("#results time[datetime]").filter(has_text=":").first
    expo = await first.inner_text()
    await page.locator("[data-zone-value='mine']").click()
    await expect(first).not_to_have_text(expo)
    begin = await first.get_attribute("datetime")
    hours = (int((begin or "")[11:13]) - 14) % 24
    await expect(first).to_have_text(re.compile(f"^{hours:02}:"))
    await page.reload()
    await expect(page.locator("[data-zone-value='mine']")).to_have_attribute("aria-pressed", "true")


async def test_everything_is_reached_with_the_keyboard_alone(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(SCHEDULE)
    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_attribute("href", "#main")
    await page.keyboard.press("Enter")
    await page.keyboard.press("/")
    await expect(page.get_by_role("searchbox")).to_be_focused()
    await page.keyboard.type(WORD)
    await expect(page).to_have_url(re.compile("q="))
    for _ in range(60):
        await page.keyboard.press("Tab")
        if "/sessions/" in (await page.evaluate("document.activeElement.getAttribute('href') ?? ''")):
            break
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/sessions/"))


async def test_without_javascript_searching_and_filtering_do_the_same(browser: Browser, base_url: str) -> None:
    context = await browser.new_context(base_url=base_url, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{SCHEDULE}?view=list")
    await page.get_by_role("searchbox").fill(WORD)
    await page.get_by_role("searchbox").press("Enter")
    await expect(page).to_have_url(re.compile("q="))
    found = page.locator("#results a[href*='/sessions/']")
    await expect(found.first).to_be_attached()
    await found.first.click()
    await expect(page.locator("h1")).to_be_visible()
    await context.close()


async def test_an_unknown_address_is_answered_in_the_readers_language(context: BrowserContext) -> None:
    page = await context.new_page()
    answer = await page.goto("/es/wsce-2026/sessions/NOTHING")
    assert answer is not None
    assert answer.status == 404
    await expect(page.locator("html")).to_have_attribute("lang", "es")
    await expect(page.locator("main a").first).to_be_visible()


async def test_the_first_address_leads_to_the_language_of_the_browser(page: Page) -> None:
    await page.goto("/")
    await expect(page).to_have_url(re.compile("/es/$"))


async def test_a_screen_turns_says_how_old_it_is_and_does_not_grow(context: BrowserContext) -> None:
    page = await context.new_page()
    await page.clock.install()
    await page.goto("/ar/wsce-2026/screens/now?at=2026-12-08T10:40")
    shown, age = page.locator(".part.shown"), page.locator("[data-age]")
    await expect(shown).to_have_attribute("lang", "ar")
    nodes = await page.evaluate("document.querySelectorAll('*').length")
    turned = set()
    for _ in range(12):
        await page.clock.run_for(12_000)
        turned.add(await shown.get_attribute("lang"))
    assert len(turned) == 5
    await page.context.set_offline(True)
    await page.clock.run_for(40_000)
    await expect(age).to_contain_text(re.compile(r"\d\d:\d\d"))
    await expect(shown).to_have_count(1)
    await page.context.set_offline(False)
    for _ in range(20):  # its own clock runs ahead of the line, which takes real time to answer
        await page.clock.run_for(40_000)
        if await age.is_hidden():
            break
    await expect(age).to_be_hidden()
    assert await page.evaluate("document.querySelectorAll('*').length") == nodes
