"""Where the desk begins: each role finds what waits for it, with a way there, and no number of what it may not see."""

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.desk.home import Waiting
from expo.editions.desk import awaited, home
from tests.make.accounts import account, browser, session_of


async def home_as(site: Litestar, role: Role) -> str:
    async with browser(site, await session_of(await account(role=role))) as client:
        client.cookies.set("language", "en", domain="expo.example")
        return (await client.get("/desk")).text


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive twin: it counts without asking whether the actor may."""
    counted = awaited.awaited

    async def for_anybody(_actor: Actor, *given: object) -> dict[object, list[Waiting]]:
        return await counted(SYSTEM, *given)  # type: ignore[arg-type, return-value]

    monkeypatch.setattr(home, "awaited", for_anybody)


async def test_each_role_finds_its_edition_what_waits_there_and_nothing_of_others(site: Litestar) -> None:
    organiser = await home_as(site, Role.ORGANISER)
    assert 'href="/desk/wsce-2026/solutions"><b>' in organiser
    assert "solutions to look at" in organiser
    assert 'href="/desk/wsce-2026/programme"' in organiser
    editor = await home_as(site, Role.PROGRAMME_EDITOR)
    assert 'href="/desk/wsce-2026/programme"' in editor
    assert "solutions to look at" not in editor
    assert 'class="trail' not in editor
    assert "wsce-2026" not in await home_as(site, Role.RESULTS_AUDITOR)


@pytest.mark.planted("a number of what one may not see")
@pytest.mark.usefixtures("careless")
async def test_a_count_that_does_not_ask_would_be_seen(site: Litestar) -> None:
    assert "solutions to look at" in await home_as(site, Role.PROGRAMME_EDITOR)


async def test_an_officer_finds_the_day_and_an_administrator_whom_they_invited(site: Litestar) -> None:
    officer = await home_as(site, Role.COOPERATION_OFFICER)
    assert "All of my day" in officer
    assert "invitations not accepted yet" not in officer
    administrator = await home_as(site, Role.ADMINISTRATOR)
    assert "invitations not accepted yet" in administrator
    assert 'class="trail' in administrator
