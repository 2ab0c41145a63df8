"""The only place where transactions are opened: nested ones are savepoints, so a caught refusal leaves no half."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
from asyncpg.exceptions import IntegrityConstraintViolationError
from piccolo.engine.postgres import PostgresTransaction

from core.db.engine import DB
from core.db.patience import AGAIN_IN_SECONDS, BROKEN, NOT_THERE, is_gone
from core.errors import Unavailable


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """Commits at the end of the outermost block. Piccolo hands an inner block the same transaction, which would keep
    half the writes after a caught error: here an inner block is a savepoint of its own.
    """
    current = DB.current_transaction.get()
    if current is None:
        async with _outermost(DB.transaction()):
            yield
        return
    savepoint: Any = await current.savepoint()
    try:
        yield
    except BaseException:
        await savepoint.rollback_to()
        raise
    await savepoint.release()


@asynccontextmanager
async def one_moment() -> AsyncIterator[None]:
    """What several queries read is of one and the same moment (repeatable read), whatever others commit meanwhile.

    Within a transaction nothing is added: its rows are held by a lock, and what it wrote itself must be seen. Nothing
    can be written in it.
    """
    if DB.current_transaction.get() is not None:
        yield
        return
    async with _outermost(_OneMoment(DB)):
        yield


class _OneMoment(PostgresTransaction):
    """Says what it is as it begins: one question to the server rather than two, on every page that reads this way."""

    async def begin(self) -> None:
        self.transaction = self.connection.transaction(isolation="repeatable_read", readonly=True)
        await self.transaction.start()


@asynccontextmanager
async def _outermost(opened: PostgresTransaction) -> AsyncIterator[None]:
    """Raises Unavailable when its connection was lost meanwhile: then rolling back fails, and hides why. Piccolo also
    leaves the dead transaction current, so that a worker's every later question would go to it, and never gives a
    connection back whose commit was refused: ten of them, and a pool has none left, nor does it ever close.
    """
    gone = True  # should it not even begin
    try:
        async with opened:
            try:
                yield
            finally:
                gone = is_gone(opened.connection)
    except BROKEN as error:
        if gone or isinstance(error, asyncpg.InternalClientError):
            raise Unavailable(after=AGAIN_IN_SECONDS) from error
        raise
    finally:
        DB.current_transaction.set(None)
        await _given_back(getattr(opened, "connection", None))


async def _given_back(connection: Any) -> None:
    """Once more does no harm."""
    if DB.pool is not None and connection is not None:
        with suppress(*NOT_THERE):
            await DB.pool.release(connection)


@asynccontextmanager
async def refusing(refusals: Mapping[str, Exception]) -> AsyncIterator[None]:
    """A savepoint in which a constraint's refusal becomes ours: `refusals` maps a constraint's name to what is raised.

    A constraint that is not named here is a bug and passes through.
    """
    try:
        async with transaction():
            yield
    except IntegrityConstraintViolationError as error:
        refusal = refusals.get(error.constraint_name or "")
        if refusal is None:
            raise
        raise refusal from error
