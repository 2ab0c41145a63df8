"""The desk as people of each role see it: what awaits them, what they find, and refusals told where they are."""

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from litestar import Litestar

from core.access.accounts import queries
from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.desk.palette import Finder, Found
from core.web.given import AnyRequest
from tests.make.accounts import account, browser, session_of

SECRET = "Orsolya Quillfeather"


@pytest.fixture
async def somebody(site: Litestar) -> None:
    """There to leak: an account that only some roles may find."""
    await account(role=Role.AUDITOR, name=SECRET)


async def as_role(site: Litestar, role: Role, address: str, language: str = "en") -> httpx.Response:
    async with browser(site, await session_of(await account(role=role))) as client:
        client.cookies.set("language", language, domain="expo.example")
        return await client.get(address)


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(("role", "finds"), [(Role.ADMINISTRATOR, True), (Role.PROGRAMME_EDITOR, False)])
async def test_the_palette_finds_people_only_for_those_who_may_see_them(
    role: Role, finds: bool, site: Litestar
) -> None:
    assert (SECRET in (await as_role(site, role, "/desk/palette?q=orsolya")).text) == finds


@pytest.fixture
def careless_finder(site: Litestar) -> Iterator[None]:
    """The naive twin: it asks the database without asking whether the actor may."""

    async def find(request: AnyRequest, _actor: Actor, words: str) -> list[Found]:
        found = await queries.accounts(SYSTEM, words=words, after="", now=request.app.state.clock())
        return [Found(one.name, f"/desk/accounts/{one.id}", "user") for one in found]

    finders = site.state.finders
    site.state.finders = (Finder("People", find),)
    yield
    site.state.finders = finders


@pytest.mark.planted("a search that does not ask")
@pytest.mark.usefixtures("somebody", "careless_finder")
async def test_a_finder_that_does_not_ask_would_be_seen(site: Litestar) -> None:
    assert SECRET in (await as_role(site, Role.PROGRAMME_EDITOR, "/desk/palette?q=orsolya")).text


async def test_the_palette_finds_pages_and_the_programme_in_the_readers_language(site: Litestar) -> None:
    page = (await as_role(site, Role.ADMINISTRATOR, "/desk/palette?q=감사", "ko")).text
    assert 'href="/desk/audit"' in page
    session = next(iter(site.state.shelf["editions"].published["wsce-2026"].sessions.values()))
    title = session.title.read(("ko",)).text
    assert f"/sessions/{session.code}" in (await as_role(site, Role.TRANSLATOR, f"/desk/palette?q={title}", "ko")).text


@pytest.mark.parametrize("words", ["%", "'", "\\", "x" * 5000, "\u202e", "<b>"])
async def test_the_palette_takes_any_words(words: str, site: Litestar) -> None:
    answer = await as_role(site, Role.ADMINISTRATOR, f"/desk/palette?q={quote(words)}")
    assert answer.status_code == 200
    assert "<b>" not in answer.text


async def test_a_page_one_may_not_open_is_refused_within_the_desk(site: Litestar) -> None:
    answer = await as_role(site, Role.PROGRAMME_EDITOR, "/desk/accounts", "ko")
    assert answer.status_code == 403
    assert 'class="desk-rail"' in answer.text
    assert '<html lang="ko"' in answer.text
    assert "no-store" in answer.headers["cache-control"]


async def test_an_address_of_the_desk_that_is_not_there_says_so_on_the_small_card(reader: httpx.AsyncClient) -> None:
    answer = await reader.get("/desk/nowhere", headers={"accept-language": "ar"})
    assert answer.status_code == 404
    assert 'class="account-card"' in answer.text
    assert 'dir="rtl"' in answer.text


async def test_whoever_is_signed_in_stays_in_the_desk_at_an_address_that_is_nowhere(site: Litestar) -> None:
    for address in ("/desk/nowhere", "/desk/people/nowhere/at/all", "/desk/webhooks/not-a-uuid"):
        answer = await as_role(site, Role.ADMINISTRATOR, address, "ko")
        assert answer.status_code == 404
        assert 'class="desk-rail"' in answer.text
        assert '<html lang="ko"' in answer.text


async def test_the_public_site_keeps_its_own_mishaps(reader: httpx.AsyncClient) -> None:
    for address in ("/ko/nowhere/at/all", "/deskless", "/accounting"):
        assert 'class="mishap-status"' in (await reader.get(address)).text


async def test_the_summary_of_mistakes_names_each_field(site: Litestar) -> None:
    page = (await as_role(site, Role.AUDITOR, "/desk/gallery?form=wrong")).text
    assert '<a href="#field-secret">Password: This is needed.</a>' in page
    assert 'name="agreed" value="yes" checked' in page
    fresh = (await as_role(site, Role.AUDITOR, "/desk/gallery")).text
    assert "data-summary" not in fresh
    assert " checked" not in fresh
    assert " selected" not in fresh


async def test_styles_and_scripts_stay_within_what_they_may_weigh(site: Litestar) -> None:
    names = ("app.css", "desk.css", "app.js", "desk.js", "board.js")
    weights = {name: len(site.state.assets.named(name).gzip) for name in names}
    assert max(weights["app.css"], weights["desk.css"]) <= 14_336
    htmx = len(site.state.assets.named("vendor/htmx.min.js").gzip)
    assert weights["app.js"] + weights["desk.js"] + weights["board.js"] <= 30_720
    assert weights["app.js"] + weights["desk.js"] + htmx <= 30_720
