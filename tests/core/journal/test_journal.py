"""The journal: what is recorded stays as it was, and every subscriber hears of it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError

from core.actor import SYSTEM
from core.jobs.deliveries import deliver
from core.journal import subscriptions
from core.journal.commands import record
from core.journal.queries import history
from core.journal.subscriptions import Subscriber, subscribe
from core.journal.tables import Delivery, Entry
from core.settings import settings
from tests.make.facts import Happened

NOW = datetime(2026, 12, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody_else_subscribed() -> Iterator[None]:
    before = dict(subscriptions._subscribers)
    subscriptions._subscribers.clear()
    yield
    subscriptions._subscribers.clear()
    subscriptions._subscribers.update(before)


async def test_the_history_of_a_record_is_its_facts_newest_first(db: None) -> None:
    mine, other = uuid4(), uuid4()
    await record(SYSTEM, Happened(what="first", of=mine), Happened(what="elsewhere", of=other), now=NOW)
    await record(SYSTEM, Happened(what="second", of=mine), now=NOW + timedelta(minutes=1))
    assert [told.payload["what"] for told in await history(mine)] == ["second", "first"]


async def test_even_the_owner_neither_changes_nor_deletes_an_entry_by_mistake(db: None) -> None:
    await record(SYSTEM, Happened(what="true"), now=NOW)
    owner = await asyncpg.connect(settings().database_owner_url)
    for statement in ("UPDATE core_entry SET actor = 'somebody else'", "DELETE FROM core_entry"):
        with pytest.raises(IntegrityConstraintViolationError, match="only grows"):
            await owner.execute(statement)
    await owner.close()
    assert await Entry.count() == 1


async def test_a_subscriber_hears_each_fact_once(db: None) -> None:
    heard: list[Any] = []

    async def receive(payload: Mapping[str, Any], _now: datetime) -> None:
        heard.append(payload["what"])

    subscribe(Subscriber("tests.listener", Happened.kind, receive))
    await record(SYSTEM, Happened(what="news"), now=NOW)
    assert [await deliver(NOW), await deliver(NOW)] == [1, 0]
    assert heard == ["news"]


async def test_a_failed_delivery_is_written_down_and_tried_again_later(db: None) -> None:
    tries: list[Any] = []

    async def receive(payload: Mapping[str, Any], _now: datetime) -> None:
        tries.append(payload)
        await Entry.insert(Entry(at=NOW, actor="x", kind="half.done", payload="{}"))
        if len(tries) == 1:
            raise ConnectionError("the printer is out of paper")

    subscribe(Subscriber("tests.listener", Happened.kind, receive))
    await record(SYSTEM, Happened(what="news"), now=NOW)
    await deliver(NOW)
    row = await Delivery.objects().first()
    assert row is not None
    assert row.attempts == 1
    assert str(row.trouble).startswith("ConnectionError in "), (
        "its kind and place, not its words: those may be somebody's"
    )
    assert await Entry.count() == 1, "what the failed receiver wrote is gone"
    assert await deliver(NOW) == 0, "not before its time"
    assert await deliver(NOW + timedelta(seconds=5)) == 1
    assert len(tries) == 2
