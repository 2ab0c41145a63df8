"""Glossary, interpretation and the door as they look on every screen, and ticks at the door without a line."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM
from core.clock import system_clock
from core.db.engine import pool
from expo.channels.commands import add_channel
from expo.channels.rules import Channel
from expo.editions.queries import edition_called
from expo.programme.slots.queries import draft
from expo.seats.door.queries import door_list
from expo.seats.offering import open_seating
from expo.seats.tables import Seat
from i18n.glossary.commands import add_term
from i18n.glossary.queries import TAGS, terms_of
from tests.journeys.looking import SCREENS, errors_of, every_screen, troubles_of
from tests.make.accounts import account, session_of

SLUG = "wsce-2026"
HOME = f"/desk/{SLUG}"
PEOPLE = ("Ana Ruiz", "김하늘", "ليلى حداد", "Zoe Quispe")


@pytest.fixture(scope="module")
async def found(base_url: str) -> dict[str, str]:
    """A term, a channel, and a session with people at its door; the token of an editor."""
    async with pool():
        now = system_clock()
        empty = dict.fromkeys([*(f"{name}_{tag}" for name in ("wanted", "forbidden") for tag in TAGS), "as_is"], "")
        said = {"wanted_en": "courtyard", "wanted_es": "patio", "wanted_ar": "فناء", "forbidden_en": "yard"}
        known = await draft(await edition_called(SLUG))
        stands = known.snapshot.sessions[0]
        lines = {
            **empty,
            "language": stands.title.source,
            "source": stands.title.original.split()[0].strip(":,"),
            "every": "yes",
            "note": "행사의 이름이 아닐 때",
            **said,
        }
        term = await add_term(SYSTEM, place=SLUG, lines=lines, now=now)
        kept = {**empty, "language": "ko", "source": "WSCE", "every": "", "as_is": "yes", "note": ""}
        await add_term(SYSTEM, place=SLUG, lines=kept, now=now)
        carried = next(one for one in known.snapshot.slots if known.sessions[one.session].interpreted)
        channel = Channel(carried.room, 2, "en", "infrared", "Blue · 2.3 MHz")
        key = await add_channel(SYSTEM, edition=SLUG, channel=channel, now=now)
        code = next(one.session for one in reversed(known.snapshot.slots) if one.begin > now + timedelta(hours=1))
        seating = await open_seating(SYSTEM, edition=SLUG, session=code, seats=50, hold_minutes=60, now=now)
        for place, name in enumerate(PEOPLE, start=1):
            made = await account(role=Role.ATTENDEE, now=now)
            await Account.update({Account.name: name}).where(Account.id == made.id)
            await Seat.insert(Seat(seating=seating, account=made.id, place=place, state="seated", asked_at=now))
        await account(role=Role.TRANSLATOR, scope="language:es", name="Ana", now=now)
        token = await session_of(await account(role=Role.ORGANISER, name="Min", now=now), now=now)
        return {
            "term": str(term),
            "channel": str(key),
            "door": code,
            "carried": carried.session,
            "stands": stands.code,
            "token": token,
        }


@pytest.fixture
async def context(browser: Browser, base_url: str, found: dict[str, str]) -> AsyncIterator[BrowserContext]:
    opened = await browser.new_context(base_url=base_url, bypass_csp=True)
    await opened.add_cookies([{"name": "madang", "value": found["token"], "url": base_url}])
    yield opened
    await opened.close()


@every_screen
async def test_the_new_pages_fit_every_screen_and_everybody(
    screen: str, language: str, context: BrowserContext, base_url: str, found: dict[str, str]
) -> None:
    width, height, scheme = SCREENS[screen]
    page = await context.new_page()
    await context.add_cookies([{"name": "language", "value": language, "url": base_url}])
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    troubles = []
    for address in (
        "translations",
        "translations/people",
        "translations/es/files",
        f"translations/es/session/{found['stands']}/title",
        "glossary",
        "glossary/new",
        "glossary/files",
        f"glossary/{found['term']}",
        "channels",
        "channels/new",
        f"channels/{found['channel']}",
        f"interpreters/{found['carried']}",
        f"seats/{found['door']}/door",
    ):
        answer = await page.goto(f"{HOME}/{address}")
        assert answer is not None
        assert answer.status == 200, address
        troubles += await troubles_of(page)
    assert troubles == []


async def _came(found: dict[str, str]) -> int:
    async with pool():
        return (await door_list(SYSTEM, edition=SLUG, session=found["door"])).arrived


async def _settled(page: Page, found: dict[str, str], count: int) -> None:
    for _ in range(600):
        if await _came(found) == count:
            return
        await page.wait_for_timeout(100)
    assert await _came(found) == count


async def test_a_tick_without_a_line_is_kept_and_sent_once_the_line_is_back(
    context: BrowserContext, found: dict[str, str]
) -> None:
    page = await context.new_page()
    troubles = errors_of(page)
    await page.goto(f"{HOME}/seats/{found['door']}/door")
    await page.get_by_role("button", name="Ana Ruiz").click()
    await _settled(page, found, 1)
    await context.set_offline(True)
    await page.get_by_role("button", name="Zoe Quispe").click()
    await page.get_by_role("button", name="김하늘").click()
    await expect(page.locator('[data-door] [aria-pressed="true"]')).to_have_count(3)
    await page.locator("[data-door-waiting]").wait_for(state="visible")
    assert await _came(found) == 1
    await page.get_by_role("searchbox").fill("zoe")
    await expect(page.locator("[data-door] > li:visible")).to_have_count(1)
    await context.set_offline(False)
    await _settled(page, found, 3)
    await page.locator("[data-door-waiting]").wait_for(state="hidden")
    assert troubles == []


async def test_one_key_puts_the_glossarys_words_into_the_translation(
    context: BrowserContext, found: dict[str, str]
) -> None:
    async with pool():
        assert len(await terms_of(SLUG)) == 2
    page = await context.new_page()
    await page.goto(f"{HOME}/translations/es/session/{found['stands']}/title")
    field = page.locator("[data-translating] textarea")
    await field.fill("En el  de todos")
    await field.evaluate("one => one.setSelectionRange(6, 6)")
    await page.keyboard.press("Alt+4")
    await expect(field).to_have_value("En el patio de todos")
