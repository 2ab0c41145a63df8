"""What runs by itself: octets that no row names are swept away, and what waits for the scanner is scanned."""

from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.query import OrderByRaw

from core.actor import SYSTEM
from core.db.transaction import transaction
from core.files.facts import FileFoundInfected
from core.files.scanning import State, scanned
from core.files.storage import storage
from core.files.tables import StoredFile, StoredPart
from core.journal.commands import record
from core.settings import settings

SAFE_SECONDS = 3_600.0
AT_ONCE = 500
SCANS_A_RUN = 50


async def sweep(older_than: float = SAFE_SECONDS) -> int:
    """How many went. An upload under way is younger than an hour: request and examination end long before that."""
    swept, asked = 0, []
    async for key in storage().keys_older_than(older_than):
        asked.append(key)
        if len(asked) == AT_ONCE:
            swept, asked = swept + await _swept(asked), []
    return swept + (await _swept(asked) if asked else 0)


async def scan_waiting(now: datetime) -> int:
    """How many were looked at; those that the scanner still does not answer for wait on. In any order: what it never
    answers for (a file larger than it takes, lost octets) does not keep others waiting for ever.
    """
    if settings().clamd is None:
        return 0
    waiting = (
        await StoredFile.select(StoredFile.id)
        .where((StoredFile.state == State.UNSCANNED) & StoredFile.ended_at.is_null())
        .order_by(OrderByRaw("random()"))
        .limit(SCANS_A_RUN)
    )
    return sum([await _looked_at(row["id"], now) for row in waiting])


async def _swept(keys: list[str]) -> int:
    named = await StoredPart.select(StoredPart.id).where(
        StoredPart.id.is_in([UUID(key) for key in keys if _is_ours(key)]) & StoredPart.file.ended_at.is_null()
    )
    kept = {UUID(str(row["id"])).hex for row in named}
    gone = [key for key in keys if _is_ours(key) and key not in kept]
    for key in gone:
        await storage().delete(key)
    return len(gone)


def _is_ours(key: str) -> bool:
    """Somebody may keep other things in the same bucket."""
    return len(key) == 32 and all(digit in "0123456789abcdef" for digit in key)


async def _looked_at(file: UUID, now: datetime) -> bool:
    parts = await StoredPart.select(StoredPart.id).where(StoredPart.file == file)
    states = {await _found(UUID(str(part["id"])).hex) for part in parts}
    state = next((one for one in (State.INFECTED, State.UNSCANNED, State.CLEAN) if one in states), State.UNSCANNED)
    if state == State.UNSCANNED:
        return False
    async with transaction():
        changes: dict[Any, Any] = {StoredFile.state: str(state)} | (
            {StoredFile.published_at: None} if state == State.INFECTED else {}
        )
        await StoredFile.update(changes).where(StoredFile.id == file)
        if state == State.INFECTED:
            await record(SYSTEM, FileFoundInfected(file=file), now=now)
    return True


async def _found(key: str) -> State:
    try:
        return await scanned(await storage().get(key))
    except FileNotFoundError:
        return State.UNSCANNED
