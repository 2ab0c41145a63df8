"""What readers do on the day: mark sessions, find them again without scripts, and hear of changes without loading anew."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from core.actor import SYSTEM
from tests.journeys.looking import came_true

SLUG = "wsce-2026"
SCHEDULE, MINE = f"/es/{SLUG}/schedule?day=2026-12-08", f"/es/{SLUG}/mine"
IN_BUSAN = datetime(2026, 12, 8, 1, 0, tzinfo=UTC)

KEPT = """async () => {
  const { programme, sessions } = document.querySelector("[data-programme]").dataset;
  const one = document.querySelector("[data-star][aria-pressed='true']").dataset.star;
  const cache = await caches.open("madang-1");
  return Boolean(await cache.match(programme)) && Boolean(await cache.match(sessions + one));
}"""

pytestmark = pytest.mark.browser


async def _say(minutes: int) -> None:
    """At the desk: the first session of the first day begins later."""
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from expo.live.commands import say_of_slot  # noqa: PLC0415
    from expo.live.rules import Act  # noqa: PLC0415
    from expo.releases.publication import Publication  # noqa: PLC0415
    from expo.releases.queries import latest_release  # noqa: PLC0415

    async with pool():
        snapshot = await latest_release((await edition_called(SLUG)).id)
        assert snapshot is not None
        shown = Publication(snapshot)
        act = Act("delayed", minutes=minutes)
        await say_of_slot(SYSTEM, shown, slot=shown.meetings[0].slot.id, act=act, now=datetime.now(UTC))


async def test_stars_are_kept_in_the_browser_and_shown_also_without_scripts(
    browser: Browser, context: BrowserContext, base_url: str
) -> None:
    page = await context.new_page()
    await page.goto(SCHEDULE)
    stars = page.locator(".meeting .star")
    for place in (0, 1):
        await stars.nth(place).click()
    code = await stars.nth(1).get_attribute("data-star")
    await page.goto(f"/es/{SLUG}/sessions/{code}")
    button = page.locator("button[data-star]").first
    await expect(button).to_have_attribute("aria-pressed", "true")
    await page.goto(MINE)
    await expect(page.locator(".mine-step")).to_have_count(2)
    plain = await browser.new_context(base_url=base_url, java_script_enabled=False)
    await plain.add_cookies(await context.cookies())
    without = await plain.new_page()
    await without.goto(MINE)
    await without.locator("form[action$='/removal'] button").first.click()
    await expect(without.locator(".mine-step")).to_have_count(1)
    await plain.close()


async def test_two_tabs_hear_of_a_change_over_one_connection(context: BrowserContext) -> None:
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url) if one.url.endswith("/listen?after=0") else None)
    first, second = await context.new_page(), await context.new_page()
    for page in (first, second):
        await page.clock.install(time=IN_BUSAN)
        async with page.expect_response(lambda one: one.url.endswith("/live")):
            await page.goto(SCHEDULE)
    if not asked:
        await context.wait_for_event("request", lambda one: "/listen" in one.url)
    await _say(25)
    for page in (first, second):
        await expect(page.locator(".meeting").first.locator(".live-words")).to_contain_text("25")
        await expect(page.locator("[data-live-said]")).to_contain_text("25")
    assert len(asked) == 1


async def test_without_a_line_the_programme_is_there_and_says_how_old_it_is(context: BrowserContext) -> None:
    page = await context.new_page()
    await page.goto(SCHEDULE)
    await page.locator(".meeting .star").nth(1).click()
    title = await page.locator(".meeting .meeting-link").nth(1).text_content()
    await page.reload()  # a page keeps what had a star when it was opened
    await came_true(page, KEPT)
    await context.set_offline(True)
    await page.goto(f"/es/{SLUG}/schedule?day=2026-12-09")
    await expect(page.locator(".offline-age")).to_be_visible()
    await page.goto(MINE)
    await expect(page.locator(".meeting:visible")).to_have_count(1)
    await expect(page.locator(".meeting:visible .meeting-link")).to_have_text(title or "")
    await context.set_offline(False)
    await page.goto(MINE)
    await expect(page.locator(".mine-step")).to_have_count(1)
    await expect(page.locator(".offline-age")).to_have_count(0)
