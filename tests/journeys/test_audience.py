"""The audience asks and rates without scripts, a moderator answers on a phone, letters of a release are read at the desk."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.clock import system_clock
from core.db.engine import pool
from core.privacy.consents.commands import agree
from expo.announcements.commands import prepare
from expo.announcements.recipients import PURPOSE
from expo.announcements.work import WORK
from expo.audience.questions.commands import ask, decide, vote
from expo.audience.ratings.commands import rate
from expo.audience.voice import Voice
from expo.programme.tables import Session, Slot
from expo.releases.commands import release_programme
from expo.releases.tables import Release
from expo.speakers.invitations.commands import invite_speaker
from expo.speakers.tables import Part
from expo.stars.commands import take_over
from tests.conftest import NOW
from tests.journeys.looking import SCREENS, every_screen, troubles_of
from tests.make.accounts import account, session_of

SLUG = "wsce-2026"
CANCELLED = 40
WORDS = ("표준은 언제 나옵니까?", "¿Cuánto cuesta mantener la plataforma?", "كيف تُحمى بيانات السكان؟")

pytestmark = pytest.mark.browser


async def quiet(done: int, total: int) -> None:
    """A worker's progress that nobody looks at."""


def voice() -> Voice:
    own = uuid4().bytes + uuid4().bytes
    return Voice(own, (own,), None, None)


async def over(now: datetime) -> tuple[str, int]:
    """A session with speakers that has just ended, as the public knows it; and the release that says so."""
    part = (
        await Part.select(Part.session.code.as_alias("code"), Part.speaker.code.as_alias("who"))
        .where(Part.session.number != CANCELLED)
        .order_by(Part.session.number)
        .first()
    )
    assert part is not None
    moved: dict[Any, Any] = {Slot.begins_at: now - timedelta(hours=2), Slot.ends_at: now - timedelta(hours=1)}
    row = await Slot.select(Slot.id).where(Slot.session.code == part["code"]).first()
    assert row is not None
    await invite_speaker(SYSTEM, edition=SLUG, code=part["who"], address="who@speaks.example", language="es", now=now)
    for tongue in ("ko", "ar"):
        made = await account(role=Role.ATTENDEE, now=now)
        await Account.update({Account.language: tongue}).where(Account.id == made.id)
        await take_over(made.id, SLUG, [part["code"]], now=now)
        actor = Actor("attendee", str(made.id), made.id)
        await agree(actor, PURPOSE, language=tongue, channel="page", now=max(now, NOW))
    await Slot.update(moved).where(Slot.id == row["id"])
    await Session.update({Session.cancelled_at: now}).where(Session.number == CANCELLED)
    number = (await release_programme(SYSTEM, edition=SLUG, name="Moved", now=now)).number
    release = await Release.select(Release.id, Release.edition).where(Release.number == number).first()
    assert release is not None
    await prepare(release["id"], now=now)
    await WORK.run({"edition": str(release["edition"]), "number": number}, now, quiet)
    return str(part["code"]), number


async def said(code: str, now: datetime) -> None:
    for place, words in enumerate(WORDS):
        key = await ask(voice(), edition=SLUG, session=code, words=words, language=("ko", "es", "ar")[place], now=now)
        if place:
            await decide(SYSTEM, edition=SLUG, question=key, act="approve", now=now)
            for _ in range(3 * place):
                await vote(voice(), key, now=now)
    for place, stars in enumerate((5, 5, 4, 4, 3, 1)):
        words = "통역이 좋았습니다." if not place else ""
        await rate(voice(), edition=SLUG, session=code, stars=stars, words=words, language="ko", now=now)


@pytest.fixture(scope="module")
async def there(base_url: str) -> dict[str, str]:
    from app import create_app  # noqa: PLC0415 -- only after the database has been named

    create_app()  # knows how letters are written
    async with pool():
        now = system_clock()
        code, number = await over(now)
        await said(code, now)
        token = await session_of(await account(role=Role.PROGRAMME_EDITOR, name="Minsu", now=now), now=now)
    return {"code": code, "number": str(number), "token": token}


async def opened(
    browser: Browser, base_url: str, language: str, screen: str, token: str = "", *, scripts: bool = True
) -> BrowserContext:
    width, height, scheme = SCREENS[screen]
    context = await browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        bypass_csp=True,
        java_script_enabled=scripts,
    )
    kept = {"language": language, **({"madang": token} if token else {})}
    await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in kept.items()])
    return context


async def test_a_reader_without_scripts_asks_votes_and_rates_and_a_moderator_answers(
    browser: Browser, base_url: str, there: dict[str, str]
) -> None:
    plain = await opened(browser, base_url, "en", "phone", scripts=False)
    page = await plain.new_page()
    await page.goto(f"/en/{SLUG}/sessions/{there['code']}")
    await page.get_by_role("link", name="Ask and rate").click()
    await page.get_by_label("Your question").fill("Who pays for the sensors?")
    await page.get_by_role("button", name="Send the question").click()
    await expect(page.get_by_text("Waits for the moderator")).to_be_visible()
    await page.get_by_role("button", name="I want to know this too").first.click()
    await expect(page.locator(".said-one [aria-pressed=true]")).to_have_count(1)
    await page.get_by_role("radio", name="Excellent").press("Space")
    await page.get_by_role("button", name="Send the rating").click()
    await expect(page.get_by_text("You gave 5 of 5.")).to_be_visible()
    desk = await opened(browser, base_url, "en", "phone", there["token"])
    moderator: Page = await desk.new_page()
    await moderator.goto(f"/desk/{SLUG}/questions")
    card = moderator.locator("li", has_text="Who pays for the sensors?").last
    await card.get_by_text("Answer in writing").click()
    await card.get_by_label("The answer, for everybody to read").fill("The city does.")
    await card.get_by_role("button", name="Show question and answer").click()
    await expect(moderator.locator("li", has_text="Who pays for the sensors?")).to_have_count(0)
    await page.goto(f"/en/{SLUG}/sessions/{there['code']}")
    await expect(page.get_by_text("The city does.")).to_be_visible()
    await plain.close()
    await desk.close()


@every_screen
async def test_its_pages_are_accessible_and_fit(
    language: str, screen: str, browser: Browser, base_url: str, there: dict[str, str]
) -> None:
    code, number = there["code"], there["number"]
    context = await opened(browser, base_url, language, screen, there["token"])
    page = await context.new_page()
    troubles: list[str] = []
    for path in (
        f"/{language}/{SLUG}/sessions/{code}",
        f"/{language}/{SLUG}/sessions/{code}/questions",
        f"/desk/{SLUG}/questions",
        f"/desk/{SLUG}/questions/{code}",
        f"/desk/{SLUG}/questions/{code}/wall",
        f"/desk/{SLUG}/ratings",
        f"/desk/{SLUG}/releases",
        f"/desk/{SLUG}/releases/{number}/letters",
    ):
        await page.goto(path)
        troubles += await troubles_of(page)
    await context.close()
    assert troubles == []
