"""Transactions: an inner block is a savepoint, so that a refusal that is caught leaves nothing behind."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import Context
from datetime import UTC, datetime

import asyncpg
import pytest
from asyncpg.pool import Pool

from core.actor import SYSTEM
from core.db.engine import DB, pool
from core.db.transaction import one_moment, transaction
from core.errors import Unavailable
from core.journal.commands import record
from core.journal.tables import Entry
from tests.make.facts import Happened

NOW = datetime(2026, 12, 8, tzinfo=UTC)


class Refused(Exception):
    """Stands for any refusal."""


async def test_a_caught_inner_refusal_keeps_the_outer_half_only(db: None) -> None:
    async with transaction():
        await record(SYSTEM, Happened(what="outer"), now=NOW)
        with pytest.raises(Refused):
            async with transaction():
                await record(SYSTEM, Happened(what="inner"), now=NOW)
                raise Refused
    assert await Entry.select(Entry.payload) == [{"payload": '{"of": null, "what": "outer"}'}]


@pytest.mark.planted("half a transaction")
async def test_the_drivers_own_nesting_keeps_the_inner_half_too(db: None) -> None:
    """The naive twin, as measured: a nested Piccolo transaction rolls nothing back when its refusal is caught."""
    async with DB.transaction():
        try:
            async with DB.transaction():
                await record(SYSTEM, Happened(what="inner"), now=NOW)
                raise Refused
        except Refused:
            pass
    assert await Entry.count() == 1


async def test_a_refusal_that_leaves_the_outer_block_keeps_nothing(db: None) -> None:
    with pytest.raises(Refused):
        async with transaction():
            await record(SYSTEM, Happened(what="outer"), now=NOW)
            raise Refused
    assert await Entry.count() == 0


async def _cut() -> None:
    """As when the server is killed: this transaction's connection is closed from the other side."""
    opened = DB.current_transaction.get()
    assert opened is not None
    other = await DB.get_new_connection()
    await other.execute("SELECT pg_terminate_backend($1)", opened.connection.get_server_pid())
    await other.close()
    await asyncio.sleep(0.05)


@pytest.mark.parametrize("asked_afterwards", [True, False])
async def test_a_connection_lost_in_a_transaction_is_a_time_to_come_back_not_a_bug(
    db: None, asked_afterwards: bool
) -> None:
    with pytest.raises(Unavailable):
        async with transaction():
            await record(SYSTEM, Happened(what="lost"), now=NOW)
            await _cut()
            if asked_afterwards:
                await Entry.count()
    assert await Entry.count() == 0


async def test_the_drivers_own_transaction_tells_of_a_lost_connection_as_of_a_callers_mistake(db: None) -> None:
    """The naive twin, as measured under kill -9: the web answered with an incident, and the worker went on asking a
    transaction that was dead.
    """
    with pytest.raises(asyncpg.InterfaceError):
        async with DB.transaction():
            await _cut()
    with pytest.raises(asyncpg.InterfaceError):
        await Entry.count()
    DB.current_transaction.set(None)


@asynccontextmanager
async def _single() -> AsyncIterator[Pool]:
    """A pool with one connection to give."""
    others, DB.pool = DB.pool, None
    try:
        async with pool(smallest=1, largest=1):
            assert DB.pool is not None
            yield DB.pool
    finally:
        DB.pool = others


async def _break_at_the_end() -> None:
    """What is only looked at when it is to be kept is refused there."""
    opened = DB.current_transaction.get()
    assert opened is not None
    await opened.connection.execute("CREATE TEMP TABLE once (thing integer UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    await opened.connection.execute("INSERT INTO once VALUES (1), (1)")


async def test_a_connection_whose_commit_was_refused_is_given_back(db: None) -> None:
    async with _single() as single:
        with pytest.raises(asyncpg.UniqueViolationError):
            async with transaction():
                await _break_at_the_end()
        async with single.acquire(timeout=5) as next_one:
            assert await next_one.fetchval("SELECT 1") == 1


@pytest.mark.planted("a pool that runs dry")
async def test_the_drivers_own_transaction_keeps_it(db: None) -> None:
    async with _single() as single:
        with pytest.raises(asyncpg.UniqueViolationError):
            async with (kept := DB.transaction()):
                await _break_at_the_end()
        DB.current_transaction.set(None)
        with pytest.raises(TimeoutError):
            await single.acquire(timeout=0.3)
        await single.release(kept.connection)


async def test_a_callers_mistake_stays_one(db: None) -> None:
    with pytest.raises(asyncpg.DataError):
        async with transaction():
            await DB.current_transaction.get().connection.fetch("SELECT $1::integer", "no number")


@asynccontextmanager
async def _any_moment() -> AsyncIterator[None]:
    """The naive twin: each query sees what is there when it comes."""
    yield


@pytest.mark.parametrize(
    ("reading", "seen"),
    [(one_moment, [0, 0]), pytest.param(_any_moment, [0, 1], marks=pytest.mark.planted("two moments in one answer"))],
)
async def test_what_several_queries_read_is_of_one_moment(
    db: None, reading: Callable[[], AbstractAsyncContextManager[None]], seen: list[int]
) -> None:
    async def another() -> None:
        async with transaction():
            await record(SYSTEM, Happened(what="meanwhile"), now=NOW)

    async with reading():
        before = await Entry.count()
        await asyncio.create_task(another(), context=Context())
        after = await Entry.count()
    assert [before, after] == seen
    assert await Entry.count() == 1


async def test_a_moment_within_a_transaction_sees_what_that_wrote(db: None) -> None:
    async with transaction():
        await record(SYSTEM, Happened(what="here"), now=NOW)
        async with one_moment():
            assert await Entry.count() == 1
        await record(SYSTEM, Happened(what="and after"), now=NOW)
    assert await Entry.count() == 2


async def test_nothing_is_written_while_a_moment_is_read(db: None) -> None:
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with one_moment():
            await record(SYSTEM, Happened(what="never"), now=NOW)
    assert await Entry.count() == 0
