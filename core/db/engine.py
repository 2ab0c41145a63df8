"""The one door to PostgreSQL: the engine, its pool, and what tells a busy server from a broken one."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from asyncpg.pool import Pool
from piccolo.engine.postgres import PostgresEngine

from core.db.patience import AGAIN_IN_SECONDS, BROKEN, PatientPool, is_gone, patient_pool, waited_for
from core.errors import Unavailable
from core.settings import settings

POOL_MIN, POOL_MAX = 1, 10
COMMAND_TIMEOUT_SECONDS = 30.0
CLOSING_SECONDS = 10.0


class _QuietEngine(PostgresEngine):
    """Asks the server nothing while modules are imported: `core.db.schema` knows the versions, and has a sentence."""

    async def check_version(self) -> None:
        """Left to `core.db.schema`."""

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Any:
        """Raises Unavailable when the connection is lost between being given and being asked."""
        if self.pool is None:
            raise ValueError("there is no pool")
        async with self.pool.acquire() as connection:
            try:
                return await connection.fetch(query, *(args or []))
            except BROKEN as error:
                if is_gone(connection):
                    raise Unavailable(after=AGAIN_IN_SECONDS) from error
                raise


DB = _QuietEngine(config={"dsn": settings().database_url, "command_timeout": COMMAND_TIMEOUT_SECONDS})


@asynccontextmanager
async def pool(*, smallest: int = POOL_MIN, largest: int = POOL_MAX, patient: bool = False) -> AsyncIterator[None]:
    """Connections for as long as the block lasts; nested use keeps the outer pool. A `patient` one is for the web: it
    knows when to give up.
    """
    if DB.pool is not None:
        yield
        return
    if patient:

        async def begun() -> PatientPool:
            made: PatientPool = await patient_pool(smallest=smallest, largest=largest, **DB.config)
            return made

        DB.pool = await waited_for(begun)
    else:
        await DB.start_connection_pool(min_size=smallest, max_size=largest)
    try:
        yield
    finally:
        made, DB.pool = DB.pool, None
        if made is not None:
            await closed(made)


async def closed(made: Pool, seconds: float = CLOSING_SECONDS) -> None:
    """Waits for what is still asked, but not for ever: a connection whose server died may never come back, and a process
    that was told to stop would not.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await made.close()
