"""`bench.access` in small: what it holds every route and role to, and that it finds a door that stands open."""

import re
from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from bench.access import check
from bench.readers import World
from bench.rights import RIGHTS
from bench.world import EDITION, world
from core.access.policies import http_handlers
from core.access.roles import Role
from core.access.rules import EVERYWHERE
from directory.organisations import queries
from tests.conftest import NOW, lent
from tests.make.worlds import sample_world

ROLES = (None, Role.EXHIBITOR_OWNER, Role.AUDITOR)
CHECKED = sorted(
    name for name in RIGHTS if name.startswith(("directory.", "core.access.sessions", "core.privacy.subjects"))
)


@pytest.fixture
async def small(db: None) -> AsyncIterator[tuple[Litestar, World]]:
    await sample_world(NOW)
    with lent() as app:
        await app.state.shelf.fill()
        yield app, await world(NOW, app.state.shelf["editions"].published[EDITION])


async def wrong(app: Litestar, there: World, below: str = "") -> list[str]:
    readers = [one for one in there.readers if one.role in ROLES]
    return (await check(app, there, [name for name in CHECKED if name.startswith(below)], readers)).wrong


async def test_every_route_has_its_rights_and_nobody_gets_more(small: tuple[Litestar, World]) -> None:
    app, there = small
    assert {str(one.name) for one in http_handlers(app)} == set(RIGHTS)
    places = {place for _, path, _ in RIGHTS.values() for place in re.findall(r"\{(\w+)\}", path)}
    assert places - set(there.nowhere) == set(), "bench/world.py has nothing to put there"
    assert await wrong(app, there) == []


@pytest.mark.planted("a reach that is everywhere")
async def test_the_same_check_finds_a_scope_that_was_forgotten(
    small: tuple[Litestar, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "reach", lambda _actor, _permission: EVERYWHERE)
    assert await wrong(*small, "directory.organisations.") != []


@pytest.mark.planted("a form without a token")
async def test_the_same_check_finds_a_form_that_anybody_may_send(
    small: tuple[Litestar, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def any_form(_connection: object, _actor: object) -> None:
        """Takes what another site sends in a browser's name."""

    monkeypatch.setattr("core.access.guard.require_own_form", any_form)
    assert any("forged" in one for one in await wrong(*small, "core.access.sessions"))
