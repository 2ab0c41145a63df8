"""The API under what its own description allows, and what it does not: no bug, no lie about shapes, nothing opened."""

import pytest
from litestar import Litestar

import core.access.guard as doors
from bench.fuzz_api import EACH_IN_MAKE, Reader, fuzz
from core.access.permissions import Core
from directory.api import organisations
from directory.permissions import Directory
from tests.core.api.asking import token
from tests.make.organisations import organisation


async def readers() -> list[Reader]:
    every = [Directory.ORGANISATION_READ, Directory.ORGANISATION_WRITE, Core.ACCOUNT_READ, Core.AUDIT_READ]
    sets = [[], every, [Core.ACCOUNT_READ]]
    return [Reader(frozenset(map(str, one)), await token(*one) if one else None) for one in sets]


async def test_no_answer_is_a_bug_or_a_lie_or_opens_too_much(app: Litestar) -> None:
    await organisation("seoul-lamps")
    fuzzed = await fuzz(app, await readers(), each=EACH_IN_MAKE)
    assert fuzzed.findings == []
    assert fuzzed.errors == 0
    assert fuzzed.operations >= 16
    assert fuzzed.cases >= 60


@pytest.mark.planted("an open API door")
async def test_the_same_run_finds_a_door_that_stands_open(app: Litestar, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted flaw: a guard that identifies and forgets to ask."""
    monkeypatch.setattr(doors, "require", lambda *_: None)
    reader = Reader(frozenset({str(Core.AUDIT_READ)}), await token(Core.AUDIT_READ))
    fuzzed = await fuzz(app, [reader], each=2, below="organisations")
    assert any("opened without directory:organisation:read" in one for one in fuzzed.findings)


async def test_the_same_run_finds_an_answer_that_is_not_as_described(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: a handler that answers with something else than it says."""
    monkeypatch.setattr(organisations, "shown", lambda profile: {"code": profile.code})
    await organisation("seoul-lamps")
    reader = Reader(frozenset(), await token(Directory.ORGANISATION_READ))
    fuzzed = await fuzz(app, [reader], each=4, below="organisations")
    assert any("required property" in one for one in fuzzed.findings), fuzzed.findings
