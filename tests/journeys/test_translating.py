"""A translator works through thirty texts with the keyboard alone: memory is taken over, what is odd is saved twice."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from core.clock import system_clock
from core.db.engine import pool
from core.journal.tables import Entry
from expo.programme.tables import Track
from i18n.text import required, to_json
from tests.journeys.looking import errors_of
from tests.make.accounts import account, session_of

QUEUE = "/desk/wsce-2026/translations/es?state=all"
TEXTS = 30


@pytest.fixture
async def ana(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    async with pool():
        now = system_clock()
        translator = await account(role=Role.TRANSLATOR, scope="language:es", name="Ana", now=now)
        token = await session_of(translator, now=now)
        first, second = await Track.objects().order_by(Track.code).limit(2)
        untranslated = required(first.name).without("es")
        await Track.update({Track.name: to_json(untranslated)}).where(Track.id == second.id)
    context = await browser.new_context(base_url=base_url, viewport={"width": 1440, "height": 900}, locale="en")
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": "en", "url": base_url}]
    )
    yield await context.new_page()
    await context.close()


async def facts() -> int:
    async with pool():
        return int(await Entry.count().where(Entry.kind == "i18n.workbench.text_translated"))


async def test_thirty_texts_are_translated_without_touching_the_mouse(ana: Page) -> None:
    before, troubles = await facts(), errors_of(ana)
    await ana.goto(QUEUE)
    await ana.get_by_role("link", name="Start", exact=True).focus()
    await ana.keyboard.press("Enter")
    await ana.locator("[data-translating] textarea").wait_for()
    field = ana.locator("[data-translating] textarea")
    seen, taken = set[str](), 0
    while len(seen) < TEXTS or not taken:  # other journeys may have put texts before the one that memory knows
        assert await field.evaluate("field => field === document.activeElement && field.dir === 'ltr' && field.lang")
        if await ana.locator("[data-take]").count() and not taken:
            await ana.keyboard.press("Alt+1")
            await expect(field).to_have_value(await ana.locator("#memory-1").text_content() or "")
            taken += 1
        await ana.keyboard.press("End")
        await ana.keyboard.type(" x")
        address = ana.url
        async with ana.expect_navigation(wait_until="domcontentloaded"):
            await ana.keyboard.press("Control+Enter" if len(seen) % 2 else "Alt+Enter")
        if await ana.locator("[name=waved]").input_value():
            async with ana.expect_navigation(wait_until="domcontentloaded"):
                await ana.keyboard.press("Control+Enter")
        await expect(ana).not_to_have_url(address)
        seen.add(address)
    address = ana.url
    async with ana.expect_navigation(wait_until="domcontentloaded"):
        await ana.keyboard.press("Alt+s")
    await expect(ana).not_to_have_url(address)
    assert await facts() == before + len(seen)
    assert taken == 1
    assert troubles == []
