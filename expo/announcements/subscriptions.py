"""What is done on hearing of a release: its letters are prepared, and wait for somebody to read them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.journal.subscriptions import Subscriber
from expo.announcements.commands import prepare
from expo.releases.facts import ProgrammeReleased, ProgrammeRestored


async def _hear(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time: a release has its letters once."""
    await prepare(UUID(str(payload["release"])), now=now)


prepare_letters = (
    Subscriber("expo.announcements.prepare", ProgrammeReleased.kind, _hear),
    Subscriber("expo.announcements.prepare_again", ProgrammeRestored.kind, _hear),
)
