"""Paper of a large programme is set in the background: asked for once, found again, kept, and anew with each release."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.jobs.running import run_one
from expo.editions.queries import edition_called
from expo.paper import routes
from expo.paper.commands import ask_for_paper
from expo.paper.queries import kept_of, settings_of
from expo.paper.subscriptions import ALL, set_beforehand
from expo.paper.work import keep_print
from expo.programme.tables import Session
from expo.releases.commands import release_programme
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

SLUG = "wsce-2026"
PAPER = f"/desk/{SLUG}/paper"
SOME = (("booklet", "ko"), ("doors", "ar"))


@pytest.fixture
async def large(db: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Litestar]:
    """The sample edition, taken for one that is too large to be set while somebody waits."""
    monkeypatch.setattr(routes, "SET_AT_ONCE", 1)
    await sample_world(NOW)
    async with started() as app:
        yield app


async def test_what_is_being_set_is_not_asked_for_twice_and_is_there_when_one_comes_back(large: Litestar) -> None:
    edition = (await edition_called(SLUG)).id
    assert await ask_for_paper(SYSTEM, edition=SLUG, sheets=SOME, now=NOW) is not None
    assert await ask_for_paper(SYSTEM, edition=SLUG, sheets=SOME, now=NOW) is None
    assert [one.left for one in await settings_of(edition)] == [frozenset(SOME)]
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(large, token) as manager:
        assert 'data-anew="2"' in (await manager.get(PAPER)).text
        early = await manager.get(f"{PAPER}/booklet?lang=ko")
        assert (early.status_code, early.headers["location"]) == (303, PAPER)
        assert (await manager.get(f"/ko/{SLUG}/booklet.pdf")).headers["retry-after"] == "60"
        assert await run_one(NOW)
        fetched = await manager.get(f"{PAPER}/booklet?lang=ko")
        assert fetched.content.startswith(b"%PDF")
        assert "-r1.pdf" in fetched.headers["content-disposition"]
        assert (await manager.get(f"/ko/{SLUG}/booklet.pdf")).content == fetched.content
        sent = await manager.post(PAPER, data={"csrf": token_for(token)})
        assert sent.status_code == 303
    (rest,) = await settings_of(edition)
    assert rest.left == frozenset(ALL) - frozenset(SOME)


async def test_a_release_makes_it_stale_says_from_which_it_is_and_has_it_set_anew(large: Litestar) -> None:
    row = await edition_called(SLUG)
    await keep_print(row.id, SOME[0], 1, b"%PDF-old", now=NOW)
    await Session.update({Session.capacity: 77}).where(Session.edition == row.id)
    await release_programme(SYSTEM, edition=SLUG, name="second", now=NOW)
    await large.state.shelf.hear("editions")
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(large, token) as editor:
        assert 'class="state state-warn"' in (await editor.get(PAPER)).text
        old = await editor.get(f"/ko/{SLUG}/booklet.pdf")
        assert (old.content, "-r1.pdf" in old.headers["content-disposition"]) == (b"%PDF-old", True)
    for heard in set_beforehand:
        await heard.receive({"edition": str(row.id)}, NOW)
    assert [(one.number, one.left) for one in await settings_of(row.id)] == [(2, frozenset(ALL))]
    await keep_print(row.id, SOME[0], 2, b"%PDF-new", now=NOW)
    await keep_print(row.id, SOME[0], 1, b"%PDF-late", now=NOW)
    assert (await kept_of(row.id))[SOME[0]].number == 2
