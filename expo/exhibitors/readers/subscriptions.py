"""When an organisation changes what is told of it, its logo included, every process looks at its exhibitors again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.db.transaction import transaction
from core.files.facts import FileEnded, FilePublished
from core.journal.subscriptions import Subscriber
from core.live.notices import tell
from directory.duplicates.facts import MergeUndone, RecordsMerged
from directory.organisations.facts import LogoChanged, ProfileEdited
from expo.exhibitors.commands import SUBJECT


async def _hear(_payload: Mapping[str, Any], _now: datetime) -> None:
    async with transaction():
        await tell(SUBJECT)


look_again = tuple(
    Subscriber(f"expo.exhibitors.{name}", kind, _hear)
    for name, kind in (
        ("profiles", ProfileEdited.kind),
        ("logos", LogoChanged.kind),
        ("merged", RecordsMerged.kind),
        ("parted", MergeUndone.kind),
        ("published", FilePublished.kind),
        ("ended", FileEnded.kind),
    )
)
