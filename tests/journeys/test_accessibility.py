"""Every page, in a script of each kind: no axe violation, nothing wider than the screen, in light and dark."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
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
    "partners": "wsce-2026/partners",
    "sites": "wsce-2026/sites",
    "site": "wsce-2026/sites/daejeon",
    "about": "about",
    "accessibility": "accessibility",
    "privacy": "privacy",
    "missing": "nowhere/at/all",
}
SCREENS = {"phone": (390, 24000, "dark"), "desk": (1440, 24000, "light")}
"""As tall as the pages: axe takes a link half behind the bar at the foot for one that is too small."""
LOOKED_AT = [(screen, tag) for screen in sorted(SCREENS) for tag in ("ko", "en", "ar")]
if not os.environ.get("MADANG_WHOLE"):
    LOOKED_AT = [("desk", "ko"), ("phone", "ar")]
"""Every direction, width and scheme once; all of them in all combinations with MADANG_WHOLE=1, which takes minutes more."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("screen", "language"), LOOKED_AT)
async def test_pages_are_accessible_and_fit(language: str, screen: str, browser: Browser, base_url: str) -> None:
    width, height, scheme = SCREENS[screen]
    context = await browser.new_context(
        base_url=base_url, viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    page = await context.new_page()
    codes = await _codes(page, language)
    await context.add_cookies([{"name": "stars-wsce-2026", "value": codes["session"], "url": base_url}])
    troubles: list[str] = []
    for name, path in PAGES.items():
        await page.goto(f"/{language}/{path.format(**codes)}")
        await page.add_script_tag(path=AXE)
        found = await page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
        troubles += [
            f"{name}: {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])} places)"
            for one in found["violations"]
        ]
        wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            troubles.append(f"{name}: {wider} px wider than the screen")
    await context.close()
    assert troubles == []


async def test_a_planted_fault_is_found(browser: Browser, base_url: str) -> None:
    """The check can fail: a picture without words and a grey on grey."""
    context = await browser.new_context(base_url=base_url, bypass_csp=True)
    page = await context.new_page()
    await page.goto("/en/about")
    await page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x.png\">')")
    await page.add_script_tag(path=AXE)
    found = await page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    await context.close()
    assert "image-alt" in [one["id"] for one in found["violations"]]


async def _codes(page: Page, language: str) -> dict[str, str]:
    codes: dict[str, str] = {}
    for name, path in (("session", "schedule?view=list"), ("speaker", "speakers")):
        await page.goto(f"/{language}/wsce-2026/{path}")
        address = await page.locator(f"main a[href*='/{name}s/']").first.get_attribute("href")
        codes[name] = (address or "").rsplit("/", 1)[1]
    return codes
