"""A company without an account on a phone, in Korean: it applies, and does what is asked of it."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.looking import troubles_of

SLUG = "wsce-2026"
ADDRESS = "kim@hanul.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
async def phone(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    """Reads Korean; its lock is a finger (a virtual authenticator)."""
    await open_fair(booths_open_at=datetime.now(UTC) - timedelta(hours=1))
    context = await browser.new_context(
        base_url=base_url, locale="ko-KR", bypass_csp=True, viewport={"width": 390, "height": 844}
    )
    page = await context.new_page()
    device = await context.new_cdp_session(page)
    await device.send("WebAuthn.enable")
    await device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    await context.close()


async def ask_for_the_letter(phone: Page) -> None:
    await phone.goto("/ko/")
    await phone.get_by_role("link", name="전시 참가 안내").click()
    assert await troubles_of(phone) == []
    await phone.get_by_label("회사명 (한국어)").fill("한울 시스템")
    await phone.get_by_label("국가").select_option("KR")
    await phone.get_by_label("사업자등록번호").fill("123-45-67890")
    await phone.get_by_label("이름", exact=True).fill("김하나")
    await phone.get_by_label("이메일").fill(ADDRESS)
    await phone.get_by_role("button", name="메일 받기").click()
    await phone.get_by_text("올바른 사업자등록번호가 아닙니다").first.wait_for()
    assert await troubles_of(phone) == []
    await phone.get_by_label("사업자등록번호").fill("123-45-67891")
    await phone.get_by_role("button", name="메일 받기").click()
    await phone.wait_for_url("**/exhibit/sent*")
    assert await troubles_of(phone) == []


async def come_in_and_apply(phone: Page) -> None:
    await phone.goto(await _link())
    assert await troubles_of(phone) == []
    await phone.locator("main form button").click()
    await phone.locator("form[action='/account/passkeys'] button").click()
    await phone.wait_for_url(f"**/exhibit/{SLUG}/application")
    await phone.get_by_label("조립부스").check()
    await phone.locator("#field-area").fill("18")
    await phone.locator("button[name=send]").click()
    await phone.wait_for_url(f"**/exhibit/{SLUG}")
    assert await troubles_of(phone) == []


async def finish_tasks(phone: Page, portal: str) -> None:
    await phone.goto(portal)
    assert await troubles_of(phone) == []
    await phone.locator("main a[href$='/tasks']").click()
    await phone.locator("#task-power button").click()
    await phone.locator("#task-power.chore-done").wait_for()
    assert await troubles_of(phone) == []
    await phone.locator("main a[href$='/exhibit/wsce-2026']").first.click()
    await phone.locator("main a[href$='/with']").click()
    await phone.locator("#field-name").fill("Lima Labs")
    await phone.locator("#field-country").select_option("PE")
    await phone.locator("main form[action$='/with'] button").click()
    await phone.get_by_text("Lima Labs").wait_for()
    assert await troubles_of(phone) == []


async def open_fair(**changes: datetime) -> None:
    from core.actor import SYSTEM  # noqa: PLC0415 -- only after the database has been named
    from core.db.engine import pool  # noqa: PLC0415
    from core.live.notices import tell  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from expo.exhibitors.newcomers.shelf import SUBJECT  # noqa: PLC0415
    from expo.exhibitors.tasks.commands import add_standard  # noqa: PLC0415
    from tests.make.exhibitors import fair  # noqa: PLC0415

    now = datetime.now(UTC)
    async with pool():
        row = await edition_called(SLUG)
        times = {"applications_open_at": now - timedelta(days=1), "applications_close_at": now + timedelta(days=9)}
        await fair(row.id, **times | changes)
        await add_standard(SYSTEM, edition=SLUG, now=now)
        await tell(SUBJECT)


async def _link() -> str:
    from core.db.engine import pool  # noqa: PLC0415
    from core.mail.tables import Letter  # noqa: PLC0415

    async with pool():
        letter = await Letter.objects().get(Letter.address == ADDRESS)
    assert letter is not None
    assert letter.language == "ko"
    found = re.search(r"/exhibiting/\S+", letter.text)
    assert found
    return found[0]
