"""The desk in a real browser: every page accessible and no wider than the screen, Ctrl-K, and a form sent once."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from seed.counterparts import key_of
from seed.desk import made
from tests.journeys.looking import SCREENS, every_screen, in_turns
from tests.make.accounts import account, session_of

PAGES = (
    "/desk",
    "/desk/accounts",
    "/desk/accounts/new",
    "/desk/access",
    "/desk/audit",
    "/desk/health",
    "/desk/editions",
    "/desk/editions/new",
    "/desk/wsce-2026/frame",
    "/desk/wsce-2026/imports",
    "/desk/wsce-2026/live",
    "/desk/wsce-2026/programme",
    "/desk/wsce-2026/programme/sessions",
    "/desk/wsce-2026/programme/sessions/A7KQ3M",
    "/desk/wsce-2026/programme/sessions/A7KQ3M/details",
    "/desk/wsce-2026/programme/slots/new?session=A7KQ3M",
    "/desk/wsce-2026/speakers",
    "/desk/wsce-2026/releases",
    "/desk/wsce-2026/releases/1",
    "/desk/wsce-2026/seats",
    "/desk/agreements",
    "/desk/agreements/due",
    "/desk/agreements/mou-malaysia-2019",
    "/desk/agreements/mou-malaysia-2019/edit",
    "/desk/agreements/mou-malaysia-2019/texts",
    "/desk/agreements/rules",
    "/desk/countries",
    "/desk/countries/MY",
    "/desk/countries/MY/brief",
    "/desk/duplicates/organisations",
    "/desk/organisations/sample-cities-pe",
    "/desk/organisations/sample-cities-pe/standing",
    "/desk/people",
    f"/desk/people/{key_of('pe-1')}",
    f"/desk/people/{key_of('pe-1')}/names",
    "/desk/tasks",
    f"/desk/tasks/{made('task', 'my-report')}",
    "/desk/timeline",
    f"/desk/timeline/{made('entry', 'my-renewal')}",
    f"/desk/timeline/{made('entry', 'my-renewal')}/edit",
    "/desk/timeline/new",
    "/desk/today",
    "/desk/visits",
    "/desk/visits/rules",
    "/desk/visits/vis-sample-pe",
    "/desk/visits/vis-sample-pe/members/new",
    "/desk/visits/vis-sample-pe/records/new",
    "/desk/keys",
    "/desk/mailings/new",
    "/desk/notices",
    "/desk/palette?q=a",
    "/desk/settings",
    "/desk/gallery",
    "/desk/gallery?form=wrong",
    "/account/sessions",
    "/desk/tokens",
    "/desk/tokens/new",
    "/desk/webhooks",
    "/desk/webhooks/new",
    "/api/v1/reference",
    "/account/sign-in",
    "/desk/nowhere",
)

pytestmark = pytest.mark.browser


async def administrator() -> str:
    """The token of a session that is good now, since the server's clock is the real one."""
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    now = datetime.now(UTC)
    async with pool():
        return await session_of(await account(now=now), now=now)


@asynccontextmanager
async def signed_in(
    browser: Browser, base_url: str, language: str = "en", *, bypass: bool = True, **options: object
) -> AsyncIterator[BrowserContext]:
    """`bypass` lets axe in."""
    context = await browser.new_context(base_url=base_url, bypass_csp=bypass, **options)  # type: ignore[arg-type]
    cookies = {"madang": await administrator(), "language": language}
    await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in cookies.items()])
    yield context
    await context.close()


@every_screen
async def test_pages_of_the_desk_are_accessible_and_fit(
    language: str, screen: str, browser: Browser, base_url: str
) -> None:
    width, height, scheme = SCREENS[screen]
    troubles: list[str] = []
    viewport = {"width": width, "height": height}
    async with signed_in(browser, base_url, language, viewport=viewport, color_scheme=scheme) as context:
        page = await context.new_page()
        for address, look in in_turns(PAGES, screen):
            await page.goto(address)
            troubles += await look(page)
    assert troubles == []


async def test_control_k_leads_to_a_page_by_its_name_with_the_keyboard_alone(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto("/desk/accounts")
        await page.keyboard.press("Control+k")
        await page.locator("dialog [data-palette-input]").wait_for()
        await page.keyboard.type("audi")
        await page.locator("dialog .palette-chosen", has_text="Audit").wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/desk/audit")


async def test_escape_closes_the_palette_and_gives_the_focus_back(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto("/desk")
        await page.locator(".desk-find").focus()
        await page.keyboard.press("Enter")
        await page.locator("dialog[open]").wait_for()
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog[open]")).to_have_count(0)
        assert await page.evaluate("document.activeElement.className") == "desk-find"


async def test_without_scripts_the_palette_is_a_page_with_a_form(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url, java_script_enabled=False) as context:
        page = await context.new_page()
        await page.goto("/desk")
        await page.locator(".desk-find").click()
        await page.locator("main input[name=q]").fill("audit")
        await page.locator("main button", has_text="Search").click()
        await page.locator("main .palette-line", has_text="Audit").click()
        await page.wait_for_url("**/desk/audit")


async def test_single_keys_show_the_list_and_lead_to_pages_but_never_while_somebody_types(
    browser: Browser, base_url: str
) -> None:
    async with signed_in(browser, base_url, "ar") as context:
        page = await context.new_page()
        await page.goto("/desk/accounts")
        await page.locator("main input[name=q]").first.focus()
        await page.keyboard.type("g?gb")
        await expect(page.locator("main input[name=q]").first).to_have_value("g?gb")
        await expect(page.locator("dialog[open]")).to_have_count(0)
        await page.locator("h1").click()
        await page.keyboard.type("?")
        await page.locator("dialog[open] .keys-list").first.wait_for()
        await page.keyboard.press("Escape")
        key = await page.locator("a[href='/desk/audit'][data-go]").first.get_attribute("data-go")
        await page.keyboard.type(f"g{key}")
        await page.wait_for_url("**/desk/audit")
        await page.evaluate("localStorage.setItem('keys-off', '1')")
        await page.reload()
        await page.keyboard.type("?")
        await page.keyboard.type("ga")
        await expect(page.locator("dialog[open]")).to_have_count(0)
        await expect(page).to_have_url(re.compile("/desk/audit$"))


SUBMITS_THAT_GO_THROUGH = """() => {
    let through = 0;
    const form = document.querySelector("main form");
    window.addEventListener("submit", (event) => { if (!event.defaultPrevented) { through += 1; event.preventDefault(); } });
    for (const _ of [1, 2, 3]) form.requestSubmit();
    return through;
}"""


@pytest.mark.planted("a form that goes twice")
@pytest.mark.parametrize(("guarded", "through"), [(True, 1), (False, 3)])
async def test_a_form_that_is_sent_thrice_goes_once(
    guarded: bool, through: int, browser: Browser, base_url: str
) -> None:
    """The second case is the naive twin: the same form without the guard."""
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto("/desk/accounts/new")
        if not guarded:
            await page.evaluate("document.querySelector('main form').removeAttribute('data-once')")
        assert await page.evaluate(SUBMITS_THAT_GO_THROUGH) == through


async def test_the_summary_of_mistakes_has_the_focus_and_leads_to_the_field(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url) as context:
        page = await context.new_page()
        await page.goto("/desk/gallery?form=wrong")
        assert await page.evaluate("document.activeElement.hasAttribute('data-summary')")
        await page.locator("[data-summary] a", has_text="Password").click()
        assert await page.evaluate("document.activeElement.id") == "field-secret"
