"""Two people in two real browsers change one profile; and what somebody typed is there again after signing in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from core.access.roles import Role
from tests.journeys.looking import SCREENS, every_screen, troubles_of
from tests.make.accounts import account, session_of

ORGANISATION = UUID(int=77)
SCOPE = f"organisation:{ORGANISATION}"
PROFILE = "/portal/maru/profile"
PHONE = {"width": 390, "height": 844}
PORTAL_PAGES = ("/portal/maru", PROFILE, "/portal/maru/members", "/portal/maru/sight", "/portal/absent")
DESK_PAGES = ("/desk/organisations", "/desk/organisations/maru", "/desk/organisations/maru/profile")

pytestmark = pytest.mark.browser


async def _made() -> None:
    """Once a module: the base's database is emptied when its server starts."""
    from directory.organisations.tables import Organisation  # noqa: PLC0415 -- only after the database has been named
    from i18n.text import to_json, written  # noqa: PLC0415
    from tests.make.organisations import organisation  # noqa: PLC0415

    await Organisation.delete().where(Organisation.id == ORGANISATION)
    names = {"ko": "마루 지도", "en": "Maru Maps", "ar": "مارو للخرائط"}
    about = {"ko": "도시의 하루를 지도로 보여 줍니다.", "en": "Maps of a city's day."}
    await organisation(
        "maru",
        id=ORGANISATION,
        name=to_json(written("ko", names)),
        description=to_json(written("ko", about)),
        website="https://maru.example",
    )


async def _token(role: Role, name: str) -> str:
    now = datetime.now(UTC)
    scope = SCOPE if role in (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF) else None
    return await session_of(await account(role=role, scope=scope, name=name, now=now), now=now)


@asynccontextmanager
async def signed_in(
    browser: Browser, base_url: str, *people: tuple[Role, str], language: str = "en", **options: object
) -> AsyncIterator[list[BrowserContext]]:
    """A browser for each, in front of an organisation as it was loaded."""
    from core.db.engine import pool  # noqa: PLC0415

    async with pool():
        await _made()
        tokens = [await _token(*one) for one in people]
    contexts = []
    for token in tokens:
        context = await browser.new_context(base_url=base_url, bypass_csp=True, **options)  # type: ignore[arg-type]
        cookies = {"madang": token, "language": language}
        await context.add_cookies([{"name": name, "value": value, "url": base_url} for name, value in cookies.items()])
        contexts.append(context)
    yield contexts
    for context in contexts:
        await context.close()


KIM, LEE = (Role.EXHIBITOR_OWNER, "Kim Haneul"), (Role.EXHIBITOR_STAFF, "Lee Areum")


async def both_write(kims: Page, lees: Page) -> None:
    """Both open the form; Kim saves, then Lee, who is shown the comparison."""
    await kims.goto(PROFILE)
    await lees.goto(PROFILE)
    await kims.fill("[name=name_en]", "Maru Limited")
    await kims.fill("[name=name_es]", "Mapas Maru")
    await kims.locator("main form .button-primary").click()
    await kims.wait_for_url("**/portal/maru")
    await lees.fill("[name=name_en]", "Maru Corporation")
    await lees.fill("[name=description_en]", "Maps of a city's night.")
    await lees.locator("main form .button-primary").click()
    await lees.locator(".readings").first.wait_for()


async def read(page: Page) -> dict[str, str]:
    await page.goto(PROFILE)
    names = ("name_en", "name_es", "description_en")
    return {name: await page.locator(f"[name={name}]").input_value() for name in names}


@pytest.mark.parametrize("scripts", [True, False])
async def test_the_second_of_two_chooses_field_by_field_and_nothing_is_lost(
    scripts: bool, browser: Browser, base_url: str
) -> None:
    options = {"viewport": PHONE, "java_script_enabled": scripts}
    async with signed_in(browser, base_url, KIM, LEE, **options) as (kim, lee):
        kims, lees = await kim.new_page(), await lee.new_page()
        await both_write(kims, lees)
        shown = await lees.locator(".readings").first.inner_text()
        assert all(words in shown for words in ("Maru Corporation", "Maru Limited", "Maru Maps"))
        await lees.locator("main form .button-primary").click()
        await lees.locator("#mistake-pick_name_en").wait_for()
        await lees.locator("[name=pick_name_en][value=theirs]").check()
        await lees.locator("main form .button-primary").click()
        await lees.wait_for_url("**/portal/maru")
        assert await read(kims) == {
            "name_en": "Maru Limited",
            "name_es": "Mapas Maru",
            "description_en": "Maps of a city's night.",
        }


@every_screen
async def test_the_portal_and_the_comparison_are_accessible_and_fit(
    language: str, screen: str, browser: Browser, base_url: str
) -> None:
    width, height, scheme = SCREENS[screen]
    options = {"viewport": {"width": width, "height": height}, "color_scheme": scheme, "language": language}
    people = (KIM, LEE, (Role.ORGANISER, "Choi Minji"))
    async with signed_in(browser, base_url, *people, **options) as (kim, lee, staff):  # type: ignore[arg-type]
        kims, lees, desk = await kim.new_page(), await lee.new_page(), await staff.new_page()
        troubles: list[str] = []
        for address in PORTAL_PAGES:
            await kims.goto(address)
            troubles += await troubles_of(kims)
        await both_write(kims, lees)
        troubles += await troubles_of(lees)
        for address in DESK_PAGES:
            await desk.goto(address)
            troubles += await troubles_of(desk)
    assert troubles == []


async def test_what_was_typed_is_there_again_after_the_session_ended(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url, KIM) as (kim,):
        cookies = await kim.cookies()
        page = await kim.new_page()
        await page.goto(PROFILE)
        await page.fill("[name=description_ko]", "밤에도 길을 찾습니다.")
        await kim.clear_cookies(name="madang")
        await page.locator("main form .button-primary").click()
        await page.wait_for_url("**/account/sign-in?next=/portal/maru/profile")
        await kim.add_cookies(cookies)  # type: ignore[arg-type]
        await page.goto("/account/sign-in?next=/portal/maru/profile")
        await page.wait_for_url(f"**{PROFILE}")
        await expect(page.locator("[name=description_ko]")).to_have_value("밤에도 길을 찾습니다.")
        await expect(page.locator("[data-kept]")).to_be_visible()
        await page.locator("main form .button-primary").click()
        await page.wait_for_url("**/portal/maru")
        assert await page.evaluate("sessionStorage.length") == 0
        await page.goto(PROFILE)
        await expect(page.locator("[data-kept]")).to_be_hidden()


async def test_what_somebody_typed_is_not_shown_to_the_next_at_the_same_screen(browser: Browser, base_url: str) -> None:
    async with signed_in(browser, base_url, KIM, LEE) as (kim, lee):
        page = await kim.new_page()
        await page.goto(PROFILE)
        await page.fill("[name=name_es]", "Solo de Kim")
        await kim.add_cookies(await lee.cookies())  # type: ignore[arg-type]
        await page.goto(PROFILE)
        await expect(page.locator("[name=name_es]")).to_have_value("")
        assert await page.evaluate("sessionStorage.length") == 0
