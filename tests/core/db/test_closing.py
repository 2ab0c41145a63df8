"""A pool is closed in time, also when somebody never gives a connection back."""

import asyncio
import os

import asyncpg

from core.db.engine import closed


async def test_a_connection_that_never_comes_back_holds_nobody_up() -> None:
    made = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=1, max_size=2)
    lost = await made.acquire()
    under = lost._con
    async with asyncio.timeout(5):
        await closed(made, 0.2)
    assert under.is_closed()


async def test_what_is_still_asked_is_answered_first() -> None:
    made = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=1, max_size=2)
    asked = asyncio.create_task(made.fetchval("SELECT pg_sleep(0.2)::text || 'x'"))
    await asyncio.sleep(0.05)
    await closed(made)
    assert await asked == "x"
