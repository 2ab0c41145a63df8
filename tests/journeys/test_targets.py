"""Everything that is pressed on a phone is large enough for a thumb: measured on every page behind the sign-in."""

import pytest
from playwright.async_api import Browser, Page

from bench.rights import NOT_HERE, RIGHTS
from core.access.roles import Role
from tests.conventions.ways import API, SAFE, address
from tests.journeys.test_desk import signed_in
from tests.journeys.test_portal import signed_in as signed_in_at_the_portal

PHONE = {"width": 390, "height": 844}
SMALLEST = 44
FOUND = {"programme_session": "A7KQ3M"}
NO_PAGES = (
    "files.csv",
    "files.xlsx",
    "floor.exports",
    "po",
    "xliff",
    "listen",
    "paper.desk.show",
    "briefs.paper",
    "record.paper",
    "back",
)
PORTAL = ("/portal/maru", "/portal/maru/profile", "/portal/maru/members", "/portal/maru/sight")
OUTSIDE = ("/account/sign-in", "/account/enter", "/account/enter/code", f"/account/enter/link/{'0' * 43}", "/pair")
"""For whoever is not signed in."""

SMALL = """smallest => {
  const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const around = (one) => {
    const label = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") ?? one.labels?.[0] : null;
    const boxes = [one, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
    return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
  };
  const words = (one) => one.textContent.replace(/\\s+/g, "").length;
  const inSentence = (one) => {
    if (!one.matches("a") || !getComputedStyle(one).display.startsWith("inline")) return false;
    const block = one.closest("p, li, dd, dt, td, th, figcaption, h1, h2, h3");
    return block !== null && words(block) > words(one) && !/flex|grid/.test(getComputedStyle(one.parentElement).display);
  };
  const shown = (one) => {
    const box = one.getBoundingClientRect();
    if (one.closest("svg")) return false; // as large as what it shows; the list beside a drawing leads there, too
    return box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen");
  };
  return [...document.querySelectorAll(pressed)].filter((one) => shown(one) && !inSentence(one)).map((one) => {
    const { width, height } = around(one);
    return [Math.min(width, height) + 0.5 < smallest, Math.round(width), Math.round(height), one.outerHTML.slice(0, 110)];
  }).filter(([small]) => small).map(([, ...rest]) => rest.join(" "));
}"""

pytestmark = pytest.mark.browser


def pages() -> list[str]:
    """Every page below /desk and /account that the sample edition has something for."""
    names = [
        name
        for name, (method, path, _) in RIGHTS.items()
        if method == SAFE and path.startswith(("/desk", "/account")) and name not in NOT_HERE
    ]
    kept = [name for name in names if not any(one in name for one in NO_PAGES) and not RIGHTS[name][1].startswith(API)]
    return sorted({address(name, FOUND) for name in kept})


async def small_ones(page: Page, addresses: tuple[str, ...] | list[str]) -> list[str]:
    """In words for whoever mends it; an address that leads elsewhere is measured where it leads."""
    found: dict[str, str] = {}
    for one in addresses:
        await page.goto(one)
        for small in await page.evaluate(SMALL, SMALLEST):
            found.setdefault(small, one)
    return [f"{where}: {small}" for small, where in found.items()]


async def test_on_every_page_behind_the_sign_in_a_thumb_finds_its_target(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url, "ko", viewport=PHONE, has_touch=True) as context:
        small = await small_ones(await context.new_page(), pages())
    assert not small, "\n".join(small)


async def test_before_and_at_the_door_of_the_portal_too(browser: Browser, base_url: str) -> None:
    context = await browser.new_context(base_url=base_url, viewport=PHONE, has_touch=True, locale="ar")
    small = await small_ones(await context.new_page(), OUTSIDE)
    await context.close()
    owner = (Role.EXHIBITOR_OWNER, "Ada")
    async with signed_in_at_the_portal(browser, base_url, owner, viewport=PHONE, has_touch=True) as (one,):
        small += await small_ones(await one.new_page(), PORTAL)
    assert not small, "\n".join(small)
