"""Scope equals policy: what every door of the desk shows is what the rules say of each row, in worlds made at random."""

from typing import Any

import pytest

from bench.scoped_world import countries
from bench.scopes import differences_in
from core.access.sessions import queries as sessions
from crm import sight
from crm.timeline import sight as timeline

WORLDS = 12
ENDED = "AND (g.expires_at IS NULL OR g.expires_at > {})"


async def differing(seeds: range) -> list[Any]:
    lands = await countries()
    return [(seed, one) for seed in seeds for one in await differences_in(seed, lands)]


async def until_found(seeds: range) -> list[Any]:
    lands = await countries()
    for seed in seeds:
        if found := await differences_in(seed, lands):
            return found
    return []


@pytest.mark.usefixtures("db")
async def test_every_door_shows_what_the_rules_say_of_each_row() -> None:
    assert await differing(range(WORLDS)) == []


@pytest.mark.planted("a scope that forgets that roles end")
@pytest.mark.usefixtures("db")
async def test_a_scope_that_forgets_that_roles_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ENDED in sessions.FIND
    monkeypatch.setattr(sessions, "FIND", sessions.FIND.replace(ENDED, "AND {}::timestamptz IS NOT NULL"))
    assert await until_found(range(WORLDS))


@pytest.mark.planted("a scope that forgets what is confidential")
@pytest.mark.parametrize(
    ("module", "part", "kept", "forgotten"),
    [
        (timeline, "OPEN", "NOT e.confidential OR", "TRUE OR"),
        (sight, "OWNER", "{table}.sight <> 'confidential' AND", ""),
    ],
)
@pytest.mark.usefixtures("db")
async def test_a_scope_that_forgets_what_is_confidential_is_found(
    monkeypatch: pytest.MonkeyPatch, module: Any, part: str, kept: str, forgotten: str
) -> None:
    assert kept in getattr(module, part)
    monkeypatch.setattr(module, part, getattr(module, part).replace(kept, forgotten))
    assert await until_found(range(WORLDS))
