"""Loading a programme while others book rooms or load it too: the database has the last word."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.actor import SYSTEM
from core.commitments.commands import promise
from core.commitments.rules import Promise, clashes
from core.commitments.tables import Commitment
from core.db.transaction import transaction
from core.spans import Span
from expo.interchange import commands
from expo.interchange.commands import import_programme
from expo.interchange.parsed import Programme
from expo.interchange.report import Report
from expo.programme.tables import Session, Slot
from expo.venues.tables import Room
from tests.make import files as make
from tests.make.editions import edition

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def load(programme: Programme) -> Report:
    return await import_programme(SYSTEM, edition="wsce-2026", programme=programme, now=NOW)


def outcomes(report: Report) -> dict[str, str]:
    return {line.key: line.outcome for line in report.lines if line.kind == "session"}


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[None]]) -> None:
    """Lets somebody else act, in a transaction of their own, between our reading and our writing, once."""
    apply, acted = commands.apply, False

    async def applying(*given: Any, **more: Any) -> None:
        nonlocal acted
        if not acted:
            acted = True
            await asyncio.create_task(act(), context=Context())
        await apply(*given, **more)

    monkeypatch.setattr(commands, "apply", applying)


async def test_a_promise_made_while_we_were_planning_refuses_its_row_only(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await edition()
    await load(make.programme(make.session("a", 0, room="one"), make.session("b", 0, room="two")))
    rows = {row["code"]: row["id"] for row in await Room.select(Room.code, Room.id)}
    during = Span(make.NINE + timedelta(hours=4), make.NINE + timedelta(hours=5))

    async def book() -> None:
        async with transaction():
            await promise([Promise(rows["one"], "meeting", uuid4(), during)])

    meanwhile(monkeypatch, book)
    report = await load(make.programme(make.session("a", 4, room="one"), make.session("b", 4, room="two")))
    assert outcomes(report) == {"a": "refused", "b": "updated"}
    stored = await Commitment.select(Commitment.resource, Commitment.source, Commitment.begins_at, Commitment.ends_at)
    promises = [Promise(row["resource"], "", row["source"], Span(row["begins_at"], row["ends_at"])) for row in stored]
    assert (len(promises), clashes(promises)) == (3, [])


async def test_two_imports_at_once_wait_for_each_other_and_double_nothing(db: None) -> None:
    await edition()
    programme = make.programme(
        *(make.session(f"s{number}", number % 9, room=f"r{number // 9}") for number in range(45))
    )
    reports = await asyncio.gather(*(load(programme) for _ in range(4)))
    assert sorted(report.count("created") for report in reports) == [0, 0, 0, 45]
    assert (await Session.count(), await Slot.count(), await Commitment.count()) == (45, 45, 45)


async def test_without_looking_again_a_promise_made_meanwhile_refuses_the_whole_file(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The naive twin: it plans once, and loses every row to one clash. It still changes nothing."""
    await edition()
    await load(make.programme(make.session("a", 0, room="one")))
    (room,) = await Room.select(Room.id)
    during = Span(make.NINE + timedelta(hours=4), make.NINE + timedelta(hours=5))

    async def book() -> None:
        await promise([Promise(room["id"], "meeting", uuid4(), during)])

    meanwhile(monkeypatch, book)
    monkeypatch.setattr(commands, "ATTEMPTS", 1)
    with pytest.raises(commands.ProgrammeInMotion):
        await load(make.programme(make.session("a", 4, room="one"), make.session("b", 8, room="two")))
    assert await Session.count() == 1
    (slot,) = await Slot.select(Slot.begins_at)
    assert slot == {"begins_at": make.NINE}
