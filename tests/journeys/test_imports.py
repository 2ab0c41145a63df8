"""An officer loads a programme and loads it again after edits: conflicts are decided with the keyboard alone."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from core.access.roles import Role
from core.clock import system_clock
from core.db.engine import pool
from expo.programme.sessions.commands import change_session
from expo.programme.tables import Session
from i18n.text import required
from tests.expo.interchange.imports.desk import EDITOR, event, schedule
from tests.journeys.looking import SCREENS, every_screen, troubles_of
from tests.make.accounts import account, session_of

PLACE = "/desk/wsce-2026/imports"
FIRST = schedule(
    event(1, "Opening of the water hall", 9), event(2, "Lamps that listen", 11), event(3, "Quiet streets", 14)
)
SECOND = schedule(
    event(1, "Opening of the great water hall", 9),
    event(2, "Lamps that listen", 12),
    event(4, "A session that is new", 16, abstract="One new paragraph."),
    event(5, "A session of another year", 16, date="2031-01-01T09:00:00+09:00"),
)

pytestmark = pytest.mark.browser


@asynccontextmanager
async def officer(browser: Browser, base_url: str, screen: str, language: str) -> AsyncIterator[Page]:
    async with pool():
        now = system_clock()
        editor = await account(role=Role.ORGANISER, name="Seoyeon Example", now=now)
        token = await session_of(editor, now=now)
    width, height, scheme = SCREENS[screen]
    context = await browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=language,
        bypass_csp=True,
    )
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": language, "url": base_url}]
    )
    yield await context.new_page()
    await context.close()


async def upload(page: Page, content: bytes) -> None:
    await page.goto(PLACE)
    sent = {"name": "schedule.json", "mimeType": "application/json", "buffer": content}
    await page.locator("#field-file_1").set_input_files(sent)  # type: ignore[arg-type]
    await page.locator("form[enctype] button.button-primary").click()
    await page.wait_for_url("**/imports/*-*")


async def retitled(old: str, words: str) -> None:
    async with pool():
        for row in await Session.select(Session.code, Session.title, Session.revision):
            if required(row["title"]).original == old:
                await change_session(
                    EDITOR,
                    edition="wsce-2026",
                    code=row["code"],
                    lines={"title_en": words},
                    seen=0,
                    revision=row["revision"],
                    now=system_clock(),
                )


async def keep(page: Page, name: str) -> None:
    """A picture for whoever wants to look: SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@every_screen
async def test_a_programme_comes_twice_and_no_edit_is_lost(
    browser: Browser, base_url: str, screen: str, language: str
) -> None:
    async with officer(browser, base_url, screen, language) as page:
        troubles: list[str] = []
        await upload(page, FIRST)
        if await page.locator(".import-form").count():
            await page.locator(".import-act button").press("Enter")
            await page.locator("form[action$='/undo']").wait_for()
        await retitled("Opening of the water hall", "Opening, in our words")
        await retitled("Quiet streets", "Quieter streets")
        await upload(page, SECOND)
        await keep(page, f"decide-{screen}-{language}")
        troubles += await troubles_of(page)
        radio = page.locator(".import-conflict input[type=radio]").first
        await radio.focus()
        await page.keyboard.press("ArrowDown")
        await expect(page.locator(".import-conflict input[type=radio]").nth(1)).to_be_checked()
        await page.locator(".import-act button").press("Enter")
        await page.locator("form[action$='/undo']").wait_for()
        await keep(page, f"applied-{screen}-{language}")
        troubles += await troubles_of(page)
        await page.locator("form[action$='/undo'] button").click()
        await page.wait_for_load_state()
        await expect(page.locator("form[action$='/undo']")).to_have_count(0)
        await page.goto(PLACE)
        await keep(page, f"list-{screen}-{language}")
        troubles += await troubles_of(page)
        assert troubles == []
