"""The worker process: facts, letters and work that is due; sleeps until told of more, finishes what it began."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable
from datetime import datetime

from core.db.engine import pool
from core.db.patience import AWAY
from core.jobs.commands import ask_for_what_is_due
from core.jobs.deliveries import deliver
from core.jobs.heartbeat import heard_of
from core.jobs.running import run_one
from core.live.listener import listen
from core.mail.sending import send_due

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 5.0
JOURNAL, MAIL = "journal", "mail"


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
        if subject in (None, JOURNAL, MAIL):
            told.set()

    async with pool():
        listening = asyncio.create_task(listen(dsn, heard))
        async with heard_of(clock):
            while not stopping.is_set():
                told.clear()
                await _all_that_is_due(clock, stopping)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY_SECONDS):
                        await told.wait()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def _all_that_is_due(clock: Callable[[], datetime], stopping: asyncio.Event) -> None:
    """Letters before everything else: somebody may be waiting for one to sign in."""
    try:
        await ask_for_what_is_due(clock())
        while not stopping.is_set():
            if not any([await send_due(clock()), await deliver(clock()), await run_one(clock())]):
                return
    except AWAY as error:
        log.warning("the database is away, the worker waits: %s", error)
