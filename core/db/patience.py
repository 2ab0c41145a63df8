"""How long the web waits for the database: a page is refused before the reader gives up, and holds no lock meanwhile."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import asyncpg
from asyncpg.pool import Pool, PoolConnectionProxy

from core.errors import Unavailable

log = logging.getLogger(__name__)

Given = TypeVar("Given")

CONNECTION_SECONDS = 1.0
"""For one of the pool's connections, before others are told to come back later."""

AGAIN_IN_SECONDS = 2
START_SECONDS, PAUSE_SECONDS = 60.0, 0.2
ON_THE_WEB = {
    "jit": "off",
    "statement_timeout": "10s",
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "15s",
}
"""What PostgreSQL itself breaks off; jobs and migrations have their own."""

OUT_OF_PATIENCE: tuple[type[Exception], ...] = (
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresConnectionError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.TooManyConnectionsError,
)
"""Errors that say nothing about the question: it may be asked again. The first two are PostgreSQL's classes 57 (broken off,
shut down, starting) and 08 (connection).
"""

NO_CONNECTION: tuple[type[Exception], ...] = (*OUT_OF_PATIENCE, TimeoutError, OSError)

BROKEN: tuple[type[Exception], ...] = (asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What asyncpg raises on a connection that has gone, but for its caller's mistakes too: `is_gone` tells which."""

NOT_THERE: tuple[type[Exception], ...] = (*NO_CONNECTION, *BROKEN, Unavailable)

AWAY: tuple[type[Exception], ...] = (OSError, TimeoutError, asyncpg.PostgresError, *BROKEN, Unavailable)
"""What a process that waits for its database puts up with."""


def is_gone(connection: Any) -> bool:
    """Whether nothing can be asked on it any more. One that the pool has taken back does not even answer this."""
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:
        return True


async def waited_for(attempt: Callable[[], Awaitable[Given]], *, seconds: float = START_SECONDS) -> Given:
    """What `attempt` gives, as soon as the database is there. Raises its last error after `seconds`.

    A web process that is started while the database is may not give up: uvicorn takes one failed start for all and stops
    the others with it.
    """
    until = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            return await attempt()
        except NOT_THERE as error:
            if asyncio.get_running_loop().time() > until:
                raise
            log.info("the database is away, the start waits: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)


class TidyConnection(asyncpg.Connection):  # type: ignore[misc]
    """Nothing of ours outlives its transaction: locks are the transaction's, settings are local, who listens has a
    connection of their own. So there is nothing to put back after each question, which asyncpg asks for as one more.
    """

    def get_reset_query(self) -> str:
        """Nothing. What is left of a transaction is rolled back all the same."""
        return ""


class PatientPool(Pool):  # type: ignore[misc]
    """Raises Unavailable, not a trace, when no connection can be had in time."""

    async def _acquire(self, timeout: float | None) -> PoolConnectionProxy:  # noqa: ASYNC109 -- asyncpg's own name
        try:
            return await super()._acquire(CONNECTION_SECONDS if timeout is None else timeout)
        except NO_CONNECTION as error:
            raise Unavailable(after=AGAIN_IN_SECONDS) from error

    async def release(self, connection: PoolConnectionProxy, *, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """A connection that was lost after its answer came is let go; the answer stands."""
        try:
            await super().release(connection, timeout=timeout)
        except (*BROKEN, *OUT_OF_PATIENCE):
            log.info("a connection was lost on its way back to the pool")


def patient_pool(dsn: str, *, smallest: int, largest: int, **connect: Any) -> PatientPool:
    """As asyncpg.create_pool makes one; to be awaited."""
    return PatientPool(
        dsn,
        min_size=smallest,
        max_size=largest,
        max_queries=50_000,
        max_inactive_connection_lifetime=300.0,
        setup=None,
        init=None,
        loop=None,
        connection_class=TidyConnection,
        record_class=asyncpg.Record,
        server_settings=ON_THE_WEB,
        **connect,
    )
