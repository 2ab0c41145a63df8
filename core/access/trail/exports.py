"""Taking the journal out: never without a reason, never unseen, and so that every line can be checked."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from core.access.permissions import Core
from core.access.rules import require, require_confirmed
from core.access.trail.facts import TrailExported
from core.access.trail.queries import Step, Wanted, seals_of, trail
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.chain import head
from core.journal.commands import record
from core.journal.holders import Holder
from core.spreadsheets import csv_of

MOST = 20_000
"""As many as somebody waits for; more are taken out in the background."""
COLUMNS = ("number", "at", "actor", "who", "kind", "what", "record", "reason", "changes", "digest")
Say = Callable[[str, Mapping[str, object]], str]


async def export(
    actor: Actor, wanted: Wanted, *, because: str, now: datetime
) -> tuple[list[Step], dict[int, str], str]:
    """Steps, the digest of each, and the last link of the chain before this. Raises Denied, ConfirmationNeeded."""
    require(actor, Core.AUDIT_EXPORT)
    require_confirmed(actor, Core.AUDIT_EXPORT, now)
    async with transaction():
        steps = await trail(actor, wanted, limit=MOST)
        seals = await seals_of([one.number for one in steps])
        last = await taking(actor, wanted, len(steps), because=because, now=now)
    return steps, seals, last


async def taking(actor: Actor, wanted: Wanted, rows: int, *, because: str, now: datetime) -> str:
    """Writes down that entries are taken out; the last link of the chain before this."""
    last = await head()
    days = {"since": str(wanted.since or ""), "until": str(wanted.until or "")}
    await record(actor, TrailExported(rows=rows, of_kind=wanted.kind, **days), now=now, because=because)
    return str(last)


def as_sheet(steps: list[Step], seals: Mapping[int, str], say: Say) -> bytes:
    """For spreadsheet programs; instants in UTC, changes as JSON."""
    return csv_of(COLUMNS, ([row[name] for name in COLUMNS] for row in _rows(steps, seals, say)))


def as_lines(steps: list[Step], seals: Mapping[int, str], last: str, say: Say) -> bytes:
    """JSON Lines; the first line names the last link that was there (`litestar audit verify --head`)."""
    lines = [{"head": last}, *_rows(steps, seals, say)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _rows(steps: list[Step], seals: Mapping[int, str], say: Say) -> Iterator[dict[str, Any]]:
    for one in steps:
        changes = [{"field": each.field, "before": each.before, "after": each.after} for each in one.changes]
        yield {
            "number": one.number,
            "at": one.at.isoformat(),
            "actor": one.actor,
            "who": say(one.who.bare, {}) if isinstance(one.who, Holder) else one.who,
            "kind": one.kind,
            "what": say(one.says, one.places) if one.says else one.kind,
            "record": str(one.record or ""),
            "reason": one.reason,
            "changes": json.dumps(changes, ensure_ascii=False) if changes else "",
            "digest": seals.get(one.number, ""),
        }
