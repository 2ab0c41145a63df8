"""A company writes on a phone in Korean and Arabic; an organiser publishes; a Korean word finds it on the Spanish site."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from tests.journeys.looking import troubles_of
from tests.journeys.test_portal import PHONE

pytestmark = pytest.mark.browser
BASE = "/portal/market-maru/exhibit/wsce-2026/solutions"


async def _tokens() -> tuple[str, str]:
    import app  # noqa: F401, PLC0415 -- plugs in who writes letters
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from directory.organisations.rules import scope_of  # noqa: PLC0415
    from tests.make.accounts import account, session_of  # noqa: PLC0415
    from tests.make.exhibitors import exhibitor  # noqa: PLC0415

    now = datetime.now(UTC)
    async with pool():
        host, _ = await exhibitor("market-maru")
        owner = await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(host.organisation), now=now)
        staff = await account(role=Role.ORGANISER, now=now)
        return await session_of(owner, now=now), await session_of(staff, now=now)


async def _page(browser: Browser, base_url: str, token: str, language: str) -> Page:
    context = await browser.new_context(base_url=base_url, viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
    cookies = {"madang": token, "language": language}
    await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in cookies.items()])
    return await context.new_page()


async def test_written_in_korean_and_arabic_it_is_found_on_the_spanish_site(
    browser: Browser, base_url: str, page: Page
) -> None:
    owner, staff = await _tokens()
    mine, desk = await _page(browser, base_url, owner, "ar"), await _page(browser, base_url, staff, "ko")
    troubles: list[str] = []
    await mine.goto(BASE)
    troubles += await troubles_of(mine)
    await mine.locator("main form .button-primary").click()
    await mine.wait_for_url(f"**{BASE}/*")
    await mine.fill("[name=name_ar]", "مصابيح تعرف الطريق")
    await mine.fill("[name=summary_ar]", "تضيء حيث يمشي الناس.")
    await mine.locator("details:has([name=name_ko]) > summary").click()
    await mine.fill("[name=name_ko]", "길을 아는 등불")
    await mine.fill("[name=summary_ko]", "사람이 걷는 곳을 밝힙니다.")
    await mine.locator("[name=fields][value=safety]").check()
    await mine.locator("[name=categories][value=equipment]").check()
    troubles += await troubles_of(mine)
    code = mine.url.rsplit("/", 1)[1]
    await mine.locator("button[name=send]").click()
    await mine.wait_for_url(f"**{BASE}")
    await desk.goto(f"/desk/wsce-2026/solutions/{code}")
    troubles += await troubles_of(desk)
    await desk.locator("main .button-primary").first.click()
    await desk.wait_for_load_state()
    await page.goto("/es/wsce-2026/solutions")
    await page.wait_for_timeout(1_000)
    await page.fill("#q", "등불")
    await page.keyboard.press("Enter")
    await page.locator(f"main a[href$='{code}']").click()
    await page.wait_for_url(f"**/es/wsce-2026/solutions/{code}")
    await expect(page.locator("h1")).to_contain_text("길을 아는 등불")
    assert troubles == []
