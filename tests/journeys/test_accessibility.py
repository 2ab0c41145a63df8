"""Every page, in a script of each kind: no axe violation, nothing wider than the screen, in light and dark."""

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.looking import SCREENS, every_screen, troubles_of

PAGES = {
    "home": "",
    "schedule": "wsce-2026/schedule?view=grid",
    "list": "wsce-2026/schedule?view=list&day=all",
    "now": "wsce-2026/schedule?view=now",
    "changes": "wsce-2026/changes",
    "mine": "wsce-2026/mine?keep={session}",
    "nothing": "wsce-2026/schedule?q=zzzzzz",
    "session": "wsce-2026/sessions/{session}",
    "speakers": "wsce-2026/speakers",
    "speaker": "wsce-2026/speakers/{speaker}",
    "exhibitors": "wsce-2026/exhibitors",
    "exhibitor": "wsce-2026/exhibitors/{exhibitor}",
    "compared": "wsce-2026/exhibitors/compare?with={exhibitor}",
    "saved": "wsce-2026/exhibitors/saved?keep={exhibitor}",
    "events": "wsce-2026/booth-events",
    "pavilion": "wsce-2026/pavilions/spain",
    "floor": "wsce-2026/floor?show=raw",
    "booth": "wsce-2026/floor/A-120",
    "way": "wsce-2026/floor?from=A-120&to=D-002&steps=free",
    "solutions": "wsce-2026/solutions?field=water",
    "solution": "wsce-2026/solutions/{solution}",
    "demands": "wsce-2026/demands",
    "looking": "wsce-2026/demands/new",
    "partners": "wsce-2026/partners",
    "sites": "wsce-2026/sites",
    "site": "wsce-2026/sites/daejeon",
    "about": "about",
    "accessibility": "accessibility",
    "privacy": "privacy",
    "missing": "nowhere/at/all",
}

pytestmark = pytest.mark.browser


@every_screen
async def test_pages_are_accessible_and_fit(language: str, screen: str, browser: Browser, base_url: str) -> None:
    width, height, scheme = SCREENS[screen]
    context = await browser.new_context(
        base_url=base_url, viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    page = await context.new_page()
    codes = await _codes(page, language)
    await context.add_cookies([{"name": "stars-wsce-2026", "value": codes["session"], "url": base_url}])
    troubles: list[str] = []
    for path in PAGES.values():
        await page.goto(f"/{language}/{path.format(**codes)}")
        troubles += await troubles_of(page)
    await context.close()
    assert troubles == []


async def test_a_planted_fault_is_found(browser: Browser, base_url: str) -> None:
    """The check can fail: a picture without words and a grey on grey."""
    context = await browser.new_context(base_url=base_url, bypass_csp=True)
    page = await context.new_page()
    await page.goto("/en/about")
    await page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x.png\">')")
    troubles = await troubles_of(page)
    await context.close()
    assert [one for one in troubles if "image-alt" in one] != []


async def _codes(page: Page, language: str) -> dict[str, str]:
    codes: dict[str, str] = {}
    singles = {
        "session": "schedule?view=list",
        "speaker": "speakers",
        "exhibitor": "exhibitors",
        "solution": "solutions",
    }
    for name, path in singles.items():
        await page.goto(f"/{language}/wsce-2026/{path}")
        address = await page.locator(f"main a[href*='/{name}s/']").first.get_attribute("href")
        codes[name] = (address or "").rsplit("/", 1)[1]
    return codes
