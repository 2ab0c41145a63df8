"""A worker says that it lives, also while a long job keeps it busy."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID, uuid4

from core.db.patience import AWAY
from core.jobs.tables import Worker
from core.versions import MADANG

log = logging.getLogger(__name__)

BEAT_SECONDS = 15.0
LONGEST = 120


@asynccontextmanager
async def heard_of(clock: Callable[[], datetime], every: float = BEAT_SECONDS) -> AsyncIterator[UUID]:
    """For as long as the block lasts; a database that is away is not waited for, the next beat says it again."""
    worker = uuid4()
    beating = asyncio.create_task(_beats(worker, clock, every))
    try:
        yield worker
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
        await _said(worker, clock(), left=True)


async def _beats(worker: UUID, clock: Callable[[], datetime], every: float) -> None:
    while True:
        await _said(worker, clock())
        await asyncio.sleep(every)


async def _said(worker: UUID, now: datetime, *, left: bool = False) -> None:
    try:
        place = f"{socket.gethostname()}:{os.getpid()}"[:LONGEST]
        row = Worker(id=worker, place=place, version=MADANG, began_at=now, beat_at=now, left_at=now if left else None)
        again = [Worker.beat_at, Worker.left_at]
        await Worker.insert(row).on_conflict(target=Worker.id, action="DO UPDATE", values=again)
    except AWAY as error:
        log.warning("the database is away, the worker is not heard of: %s", error)
