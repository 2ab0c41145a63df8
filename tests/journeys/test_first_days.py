"""The first days of an installation: an administrator made on the command line signs in with a passkey, invites an
exhibitor and an officer by mail, and the audit page tells it all, in Korean and in English.
"""

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.journeys.looking import errors_of, troubles_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
ADDRESS = "first.administrator@expo.example"
TOLD = {
    "en": (
        "First Administrator",
        "added a passkey for",
        "invited Kang Officer",
        "invited Choi Exhibitor",
        "gave Kang Officer",
    ),
    "ko": ("First Administrator", "패스키를 추가", "Kang Officer", "Choi Exhibitor"),
}


async def command_line_link() -> str:
    """What `litestar access create-admin` prints: the path of a one-time link."""
    done = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "litestar", "access", "create-admin", ADDRESS, "--name", "First Administrator"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await done.communicate()
    found = re.search(r"/account/first/\S+", printed.decode())
    assert found is not None, printed
    return found[0]


@asynccontextmanager
async def device(page: Page) -> AsyncIterator[None]:
    """A device with a fingerprint reader: Chromium's virtual authenticator."""
    protocol = await page.context.new_cdp_session(page)
    await protocol.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    await protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    await protocol.detach()


async def invite(page: Page, name: str, email: str, role: str, where: str = "") -> None:
    await page.goto("/desk/accounts/new")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_label("Language of the invitation").select_option("ko")
    await page.get_by_label("Role", exact=True).select_option(role)
    if where:
        await page.get_by_label("Organisation, by its name or code").fill(where)
    await page.get_by_label("Reason").fill("works with us from today")
    await page.get_by_role("button", name="Invite").click()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()


async def test_from_the_command_line_to_the_audit_page(browser: Browser, base_url: str) -> None:
    context = await browser.new_context(base_url=base_url, locale="en", viewport={"width": 390, "height": 844})
    page = await context.new_page()
    errors = errors_of(page)
    async with device(page):
        await page.goto(await command_line_link())
        await page.locator("main form button").first.click()
        await page.get_by_role("button", name="Set up a passkey").click()
        await page.wait_for_url("**/desk")
        await page.goto("/account/passkeys")
        await expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()
        await context.clear_cookies()
        await page.goto("/account/sign-in?next=/desk/accounts")
        await page.get_by_role("button", name="Sign in with a passkey").click()
        await expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
        await invite(page, "Kang Officer", "kang@ministry.example", "cooperation_officer")
        await invite(page, "Choi Exhibitor", "choi@maru.example", "exhibitor_owner", await first_organisation(page))
        await page.goto("/desk/mail")
        await page.get_by_role("link", name="마당 접속 안내").first.click()
        letter = page.frame_locator("iframe")
        await expect(letter.get_by_role("link", name="초대 수락")).to_be_visible()
        for language, sentences in TOLD.items():
            await context.add_cookies([{"name": "language", "value": language, "url": base_url}])
            await page.goto("/desk/audit")
            text = await page.inner_text("main")
            assert [one for one in sentences if one not in text] == []
        await axe(browser, context, base_url)
    assert errors == []
    await context.close()


async def first_organisation(page: Page) -> str:
    await page.goto("/desk/accounts/new")
    offered = page.locator("#offered-organisation option").last
    return str(await offered.get_attribute("value"))


async def axe(browser: Browser, signed_in: object, base_url: str) -> None:
    """The pages of this story, in Korean and Arabic, on a phone."""
    state = await signed_in.storage_state()  # type: ignore[attr-defined]
    for language in ("ko", "ar"):
        context = await browser.new_context(
            base_url=base_url, bypass_csp=True, storage_state=state, viewport={"width": 390, "height": 844}
        )
        await context.add_cookies([{"name": "language", "value": language, "url": base_url}])
        page = await context.new_page()
        for address in ("/account/passkeys", "/desk/mail", "/desk/jobs", "/account/confirm"):
            await page.goto(address)
            assert await troubles_of(page) == []
        await context.close()
