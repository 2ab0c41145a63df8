"""Two officers at the assignment board: one drags, the other sees it; whom one must not meet is asked about."""

from playwright.async_api import Browser, Locator, Page, expect

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.clock import system_clock
from core.db.engine import pool
from expo.allocation.neighbours.commands import keep_apart
from expo.editions.queries import edition_called
from expo.exhibitors.queries import Application
from expo.exhibitors.tables import Fair
from tests.journeys.pointing import box, drag
from tests.make.accounts import account, session_of
from tests.make.exhibitors import exhibitor, fair

SLUG = "wsce-2026"
BOARD = f"/desk/{SLUG}/allocation?hall=e1"


async def companies(prefix: str) -> tuple[Application, Application]:
    async with pool():
        row = await edition_called(SLUG)
        if not await Fair.exists().where(Fair.edition == row.id):
            await fair(row.id)
        one, _ = await exhibitor(f"{prefix}-maru", state="approved")
        other, _ = await exhibitor(f"{prefix}-hanbit", state="approved")
        pair = (one.id, other.id)
        await keep_apart(
            SYSTEM, row.id, pair=pair, rule="adjacent", metres=None, because="A lawsuit", now=system_clock()
        )
    return one, other


async def opened(browser: Browser, base_url: str, name: str, width: int) -> Page:
    async with pool():
        now = system_clock()
        token = await session_of(await account(role=Role.ORGANISER, name=name, now=now), now=now)
    context = await browser.new_context(base_url=base_url, viewport={"width": width, "height": 900}, locale="en")
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": "en", "url": base_url}]
    )
    page = await context.new_page()
    await page.goto(BOARD)
    await page.wait_for_function("document.querySelector('[data-allot]')")
    return page


async def carry(page: Page, one: Locator, other: Locator) -> None:
    """Both are brought into view before either is measured: looking at the second would move the first."""
    await page.wait_for_timeout(500)  # the board may just be exchanging itself for a newer one
    for each in (one, other):
        await each.scroll_into_view_if_needed()
    await drag(page, await middle(one), await middle(other))


async def middle(one: Locator) -> tuple[float, float]:
    lies = await box(one, look=False)
    return lies["x"] + lies["width"] / 2, lies["y"] + lies["height"] / 2


async def test_what_one_drags_the_other_sees_and_ctrl_z_takes_it_back(browser: Browser, base_url: str) -> None:
    one, other = await companies("drag")
    minsu = await opened(browser, base_url, "Minsu", 1440)
    ana = await opened(browser, base_url, "Ana", 1024)
    free = [
        str(await booth.get_attribute("data-booth"))
        for booth in await minsu.locator('[data-kind="shell"]:not([data-has])').all()
    ][:2]
    first, then = (minsu.locator(f'[data-booth="{number}"]') for number in free)
    await first.click()
    await then.click()
    await expect(minsu.locator("[data-allot-chosen]")).to_contain_text(f"{free[0]} {free[1]} · 18 m²")
    tray = minsu.locator(f'[data-give="{one.code}"]')
    await carry(minsu, tray.locator(".muted").first, first)
    await expect(minsu.locator(f'[data-of="{one.code}"]')).to_have_count(2)
    await expect(ana.locator(f'[data-of="{one.code}"]')).to_have_count(2)
    await expect(ana.locator(f'[data-give="{one.code}"]')).to_have_count(0)
    beside = minsu.locator(f'[data-booth="{await next_to(minsu, free)}"]')
    tray = minsu.locator(f'[data-give="{other.code}"]')
    await carry(minsu, tray.locator(".muted").first, beside)
    asked = minsu.locator("dialog.board-over")
    await expect(asked).to_contain_text("must not stand so near to each other")
    await asked.locator('textarea[name="because"]').fill("They agreed")
    await asked.locator(".button-primary").click()
    await expect(minsu.locator(f'[data-of="{other.code}"]')).to_have_count(1)
    await expect(ana.locator(f'[data-of="{other.code}"].allot-near')).to_have_count(1)
    await minsu.keyboard.press("Control+z")
    await expect(minsu.locator(f'[data-of="{other.code}"]')).to_have_count(0)
    await carry(minsu, first, minsu.locator("#tray-title"))
    await expect(minsu.locator(f'[data-of="{one.code}"]')).to_have_count(0)
    await expect(ana.locator(f'[data-give="{one.code}"]')).to_have_count(1)
    for page in (minsu, ana):
        await page.context.close()


async def next_to(page: Page, numbers: list[str]) -> str:
    """The number of a free booth that follows the last of these."""
    letters, digits = numbers[-1].rsplit("-", 1)
    number = f"{letters}-{int(digits) + 1:0{len(digits)}}"
    await expect(page.locator(f'[data-booth="{number}"]:not([data-has])')).to_have_count(1)
    return number
