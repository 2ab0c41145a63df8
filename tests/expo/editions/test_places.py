"""Where one is in an edition: every place in a group, the places of the group one is in beside each other."""

import httpx
import pytest
from litestar import Litestar
from lxml import html

from core.access.roles import Role
from expo.editions.desk.places import GROUPS, PLACES, RELEASED
from tests.make.accounts import account, browser, session_of

SLUG = "wsce-2026"


async def page_of(site: Litestar, role: Role, address: str, language: str = "en") -> html.HtmlElement:
    async with browser(site, await session_of(await account(role=role))) as client:
        client.cookies.set("language", language, domain="expo.example")
        answer: httpx.Response = await client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def words(page: html.HtmlElement, selector: str) -> list[str]:
    return [one.text_content().strip() for one in page.cssselect(selector)]


@pytest.mark.parametrize("one", [*PLACES, *RELEASED], ids=lambda one: str(one.code))
def test_every_place_names_one_of_the_groups_or_nobody_would_see_it(one: object) -> None:
    assert getattr(one, "group", "") in GROUPS


async def test_above_a_page_stand_the_groups_and_the_places_of_its_own(site: Litestar) -> None:
    page = await page_of(site, Role.ADMINISTRATOR, f"/desk/{SLUG}/glossary")
    assert words(page, ".desk-near-groups a[aria-current='true']") == ["Translations"]
    assert words(page, ".desk-near-places a") == ["Translations", "Glossary"]
    assert words(page, ".desk-near-places a[aria-current='page']") == ["Glossary"]


async def test_a_page_below_a_place_belongs_to_the_nearest_one(site: Litestar) -> None:
    page = await page_of(site, Role.ADMINISTRATOR, f"/desk/{SLUG}/programme/sessions/A7KQ3M")
    assert words(page, ".desk-near-places a[aria-current='page']") == ["Sessions"]


async def test_a_phone_gets_all_places_in_their_groups_behind_the_one_it_is_at(site: Litestar) -> None:
    page = await page_of(site, Role.ADMINISTRATOR, f"/desk/{SLUG}/seats", "ko")
    assert words(page, ".desk-near-all summary b") == ["좌석"]
    everywhere = {one.get("href") for one in page.cssselect(".desk-near-all a")}
    assert everywhere == {one.href.format(edition=SLUG) for one in (*PLACES, *RELEASED)}


async def test_a_group_leads_to_the_first_place_one_may_open_and_none_is_empty(site: Litestar) -> None:
    page = await page_of(site, Role.TRANSLATOR, f"/desk/{SLUG}/translations")
    for link in page.cssselect(".desk-near-groups a"):
        await page_of(site, Role.TRANSLATOR, link.get("href"))
    assert "Audience" not in words(page, ".desk-near-groups a")


async def test_the_palette_finds_a_place_by_its_name_and_by_its_group(site: Litestar) -> None:
    page = await page_of(site, Role.ADMINISTRATOR, "/desk/palette?q=publishing")
    assert {f"/desk/{SLUG}/releases", f"/desk/{SLUG}/paper"} <= {one.get("href") for one in page.cssselect("main a")}
