"""Reading the journal: the history of a record, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.journal.tables import Entry

HISTORY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it was recorded; `at` in UTC, `actor` as `kind:name`."""

    at: datetime
    actor: str
    kind: str
    payload: Mapping[str, Any]


async def history(record: UUID, *, limit: int = HISTORY_LENGTH) -> list[Told]:
    rows = (
        await Entry.select(Entry.at, Entry.actor, Entry.kind, Entry.payload)
        .where(Entry.record == record)
        .order_by(Entry.id, ascending=False)
        .limit(limit)
        .output(load_json=True)
    )
    return [Told(row["at"], row["actor"], row["kind"], row["payload"]) for row in rows]


async def number_of(kind: str, record: UUID) -> int:
    """How often it happened to this record."""
    return int(await Entry.count().where((Entry.record == record) & (Entry.kind == kind)))
