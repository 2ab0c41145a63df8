"""The way of a booth: applied for on a phone, held through a lost line, confirmed, filled, and walked to without steps."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from tests.journeys.applying import SLUG, ask_for_the_letter, come_in_and_apply, finish_tasks, phone
from tests.journeys.looking import troubles_of
from tests.make.accounts import account, session_of

pytestmark = pytest.mark.browser

BOOTH = "D-103"
"""Of the sample, free, two floors above the entrance."""
__all__ = ["phone"]


async def test_from_an_application_on_a_phone_to_a_visitor_before_the_booth(
    phone: Page, browser: Browser, base_url: str, page: Page
) -> None:
    await ask_for_the_letter(phone)
    await come_in_and_apply(phone)
    portal = phone.url
    desk = await _desk(browser, base_url)
    await _approved_and_signed(desk)
    await finish_tasks(phone, portal)
    await _held_without_a_line(phone, portal)
    await _confirmed(desk)
    await _profile_filled(phone, portal)
    await _worked()
    await _found_and_walked_to(page)


async def _desk(browser: Browser, base_url: str) -> Page:
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    async with pool():
        now = datetime.now(UTC)
        token = await session_of(await account(role=Role.ORGANISER, name="최민지", now=now), now=now)
    context = await browser.new_context(base_url=base_url, viewport={"width": 1440, "height": 900}, bypass_csp=True)
    cookies = {"madang": token, "language": "ko"}
    await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in cookies.items()])
    return await context.new_page()


async def _approved_and_signed(desk: Page) -> None:
    await desk.goto(f"/desk/{SLUG}/exhibitors?q=한울")
    await desk.locator("main table a", has_text="한울 시스템").first.click()
    await desk.get_by_role("button", name="심사 시작").click()
    await desk.get_by_role("button", name="다른 기관입니다").click()
    await desk.get_by_role("button", name="승인", exact=True).click()
    await desk.get_by_label("계약 번호").fill("2026-한울-1")
    await desk.get_by_label("체결일").fill(f"{datetime.now(UTC):%Y-%m-%d}")
    await desk.locator("form[action$='/contract'] button").click()
    await desk.get_by_text("계약 체결").first.wait_for()
    assert await troubles_of(desk) == []


async def _held_without_a_line(phone: Page, portal: str) -> None:
    await phone.goto(portal)
    await phone.locator("main a[href$='/booths']").click()
    await phone.locator(f".booth-choice:has([value='{BOOTH}'])").click()
    await phone.locator(".booth-hold button").click()
    await phone.locator("[data-countdown]").wait_for()
    assert await troubles_of(phone) == []
    ask = phone.locator("form[action$='/moves'] button").first
    await phone.context.set_offline(True)
    await ask.click()
    told = phone.locator("[data-no-line]")
    await expect(told).to_be_visible()
    await expect(phone.locator("[data-countdown-left]")).to_contain_text(":")
    assert await troubles_of(phone) == []
    await phone.context.set_offline(False)
    await expect(told).to_be_hidden()
    await ask.click()
    await phone.locator("[data-countdown]").wait_for(state="detached")


async def _confirmed(desk: Page) -> None:
    await desk.get_by_role("link", name="부스", exact=True).click()
    await desk.get_by_role("button", name="부스 확정", exact=True).click()
    await desk.locator(".state-ok").first.wait_for()
    assert await troubles_of(desk) == []


async def _profile_filled(phone: Page, portal: str) -> None:
    profile = portal.split("/exhibit/", maxsplit=1)[0] + "/profile"
    await phone.goto(profile)
    await phone.fill("[name=description_ko]", "골목길의 가로등을 사람의 걸음에 맞춥니다.")
    await phone.fill("[name=name_ar]", "أنظمة هانول")
    await phone.fill("[name=description_ar]", "نضبط إنارة الأزقة على خطى الناس.")
    assert await troubles_of(phone) == []
    await phone.locator("main form .button-primary").click()
    await phone.wait_for_url(profile.removesuffix("/profile"))


async def _worked() -> None:
    """What a worker would do a moment later."""
    import app  # noqa: F401, PLC0415 -- plugs in who hears of what; only after the database has been named
    from core.db.engine import pool  # noqa: PLC0415
    from core.jobs.deliveries import deliver  # noqa: PLC0415

    async with pool():
        while await deliver(datetime.now(UTC)):
            pass


async def _found_and_walked_to(visitor: Page) -> None:
    await visitor.goto(f"/es/{SLUG}/exhibitors?q=가로등")
    for _ in range(50):  # the shelf is put in order a moment after
        if await visitor.locator(".firm").count():
            break
        await visitor.wait_for_timeout(200)
        await visitor.reload()
    await visitor.locator(".firm .card-link").click()
    await expect(visitor.locator("main")).to_contain_text("골목길의 가로등")
    start = visitor.get_by_label("Punto de partida")
    await expect(start).not_to_have_value("")
    await start.fill("A-120")
    await visitor.get_by_label("Sin escalones").check()
    await visitor.locator(".way-form button").click()
    steps = visitor.locator(".way-steps")
    await expect(steps).to_contain_text("Tome el ascensor")
    await expect(steps).not_to_contain_text("escaleras")
    await expect(steps).to_contain_text(BOOTH)
    await expect(visitor.locator(".plan-way").first).to_be_attached()
    assert await visitor.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
