"""One's own data on a phone without scripts, in Korean and Arabic: seen, agreed to, withdrawn, taken along, erased."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM
from core.privacy.consents.commands import Wording, Words, publish_wordings
from core.privacy.tables import Consent
from tests.journeys.looking import troubles_of
from tests.make.accounts import account, session_of

PHONE = {"width": 390, "height": 844}
TEXTS = {"ko": Words("소식지", "소식을 보내 드립니다."), "ar": Words("النشرة", "نرسل الأخبار.")}

pytestmark = pytest.mark.browser


async def _somebody(role: Role) -> tuple[UUID, str]:
    """Their session is good now, since the server's clock is the real one; so is a wording."""
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    now = datetime.now(UTC)
    async with pool():
        await account(role=Role.ADMINISTRATOR, now=now)
        await publish_wordings(SYSTEM, [Wording("newsletter", 2, False, TEXTS)], now=now)
        one = await account(role=role, name="Somebody Marked", now=now)
        return one.id, await session_of(one, now=now)


async def _page(browser: Browser, base_url: str, token: str, language: str, *, scripts: bool) -> Page:
    context = await browser.new_context(
        base_url=base_url, viewport=PHONE, java_script_enabled=scripts, bypass_csp=scripts, accept_downloads=True
    )
    cookies = {"madang": token, "language": language}
    await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in cookies.items()])
    return await context.new_page()


async def _kept(whom: UUID) -> tuple[str, list[bool]]:
    """The account's name, and for each consent whether it is in force."""
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    async with pool():
        row = await Account.select(Account.name).where(Account.id == whom).first()
        consents = await Consent.select(Consent.withdrawn_at).where(Consent.account == whom).order_by(Consent.given_at)
    assert row is not None
    return row["name"], [one["withdrawn_at"] is None for one in consents]


async def _sent(page: Page, button: str) -> None:
    async with page.expect_event("load"):
        await page.locator(button).click()


@pytest.mark.parametrize("language", ["ko", "ar"])
async def test_one_does_it_all_on_a_phone_without_scripts(language: str, browser: Browser, base_url: str) -> None:
    whom, token = await _somebody(Role.ATTENDEE)
    page = await _page(browser, base_url, token, language, scripts=False)
    await page.goto("/account/data")
    await expect(page.locator("html")).to_have_attribute("dir", ("rtl" if language == "ar" else "ltr"))
    await page.locator("details.held-group summary").nth(1).click()
    await expect(page.locator("details.held-group[open]")).to_have_count(2)
    async with page.expect_download() as download:
        await page.locator("form[action='/account/data/copy'] button").click()
    assert (await download.value).suggested_filename == "madang.zip"
    await page.locator("a[href='/account/consents']").click()
    await expect(page.locator("input[type=checkbox]:checked")).to_have_count(0)
    await page.locator("#newsletter input[type=checkbox]").check()
    await _sent(page, "#newsletter form button")
    assert await _kept(whom) == ("Somebody Marked", [True])
    await _sent(page, "#newsletter form button")
    assert await _kept(whom) == ("Somebody Marked", [False])
    await page.goto("/account/data/erasure")
    await page.locator("input[name=understood]").check()
    await _sent(page, "main form button")
    await expect(page.locator("h1")).to_have_count(1)
    await page.goto("/account/data")
    await expect(page).to_have_url(re.compile("/account/sign-in"))
    assert await _kept(whom) == ("–", [False])
    await page.context.close()


@pytest.mark.parametrize("language", ["ko", "ar"])
async def test_the_pages_are_accessible_and_fit(language: str, browser: Browser, base_url: str) -> None:
    whom, _ = await _somebody(Role.ATTENDEE)
    _, token = await _somebody(Role.PRIVACY_OFFICER)
    page, troubles = await _page(browser, base_url, token, language, scripts=True), list[str]()
    for address in (
        *("/account/data", "/account/consents", "/account/data/erasure", "/desk/privacy?q=marked"),
        *("/desk/privacy/retention", "/desk/privacy/consents", f"/desk/privacy/account/{whom}"),
    ):
        await page.goto(address)
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        troubles += await troubles_of(page)
    await page.context.close()
    assert troubles == []
