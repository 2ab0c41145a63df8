"""The worker process: delivers what is due, sleeps until told of more, finishes what it began when stopped."""

import asyncio
import logging
import signal
from collections.abc import Callable
from datetime import datetime

import asyncpg

from core.db.engine import pool
from core.jobs.deliveries import deliver
from core.live.listener import listen

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 5.0
JOURNAL = "journal"


async def work(dsn: str, clock: Callable[[], datetime]) -> None:
    """Until SIGTERM or SIGINT; a lost database is waited for."""
    stopping, told = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        stopping.set()
        told.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)

    async def heard(subject: str | None) -> None:
        if subject in (None, JOURNAL):
            told.set()

    async with pool():
        listening = asyncio.create_task(listen(dsn, heard))
        while not stopping.is_set():
            told.clear()
            await _deliver_all(clock, stopping)
            try:
                await asyncio.wait_for(told.wait(), LOOK_EVERY_SECONDS)
            except TimeoutError:
                continue
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def _deliver_all(clock: Callable[[], datetime], stopping: asyncio.Event) -> None:
    try:
        while not stopping.is_set() and await deliver(clock()):
            continue
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
        log.warning("the database is away, the worker waits: %s", error)
