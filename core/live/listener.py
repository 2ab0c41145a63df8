"""Hearing what other processes did: one connection that listens, and comes back when it is lost."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

import asyncpg

from core.db.patience import AWAY
from core.live.notices import CHANNEL

RETRY_SECONDS = 0.5
PROBE_SECONDS = 5.0
LOST = "\0lost"

log = logging.getLogger(__name__)

Heard = Callable[[str | None], Awaitable[None]]


async def listen(dsn: str, heard: Heard) -> None:
    """Calls `heard(subject)` for every notice until cancelled; `heard(None)` after each (re)connection, since anything
    may have happened meanwhile. A lost server is looked for again every half second.
    """
    while True:
        try:
            await _listen_once(dsn, heard)
        except AWAY as error:
            log.info("listening again in %s s: %s", RETRY_SECONDS, error)
        await asyncio.sleep(RETRY_SECONDS)


async def _listen_once(dsn: str, heard: Heard) -> None:
    subjects: asyncio.Queue[str | None] = asyncio.Queue()
    connection = await asyncpg.connect(dsn, timeout=PROBE_SECONDS)
    try:
        connection.add_termination_listener(lambda _c: subjects.put_nowait(LOST))
        await connection.add_listener(CHANNEL, lambda _c, _p, _ch, subject: subjects.put_nowait(subject))
        subjects.put_nowait(None)
        while True:
            try:
                # Not wait_for: until Python 3.12 it loses a cancellation that meets a notice, and we would never end.
                async with asyncio.timeout(PROBE_SECONDS):
                    subject = await subjects.get()
            except TimeoutError:
                await connection.execute("SELECT 1", timeout=PROBE_SECONDS)
                continue
            if subject == LOST:
                return
            await heard(subject)
    finally:
        with contextlib.suppress(*AWAY):
            await connection.close(timeout=1)
