"""Recording facts: in the writer's own transaction, with what is owed to each subscriber."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.facts import Fact, payload
from core.journal.subscriptions import subscribers_of
from core.journal.tables import Delivery, Entry, EntryValue
from core.live.notices import tell

ROWS_A_STATEMENT = 2_000
CHANNEL = "journal"
REASON = "reason"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Change:
    """A field that went from one text to another; `subject` is the account or person whom the texts are about.

    Confidential texts never stand here: name the field and leave both sides None.
    """

    field: str
    before: str | None
    after: str | None
    subject: UUID | None = None


async def record(
    actor: Actor,
    *facts: Fact,
    now: datetime,
    because: str = "",
    about: UUID | None = None,
    changes: Sequence[Change] = (),
) -> None:
    """One row a fact, in order, plus a delivery per subscriber; workers are woken when the transaction commits.

    `because` (a reason in somebody's own words, about the person `about`) and `changes` are kept so that erasure can
    destroy them; they belong to each of the facts.
    """
    values = [*changes, Change(REASON, None, because, about)] if because else list(changes)
    await record_each(actor, [(fact, values) for fact in facts], now=now)


async def record_each(actor: Actor, told: Sequence[tuple[Fact, Sequence[Change]]], *, now: datetime) -> None:
    """Many facts at once, each with changes of its own, as `record` does one."""
    async with transaction():
        for first in range(0, len(told), ROWS_A_STATEMENT):
            await _write(actor, told[first : first + ROWS_A_STATEMENT], now)


async def forget(subject: UUID) -> int:
    """Destroys every value about this account or person; the entries stay and the chain holds. How many there were."""
    rows = await DB.run_querystring(QueryString("SELECT core_forget({}) AS count", subject))
    count: int = rows[0]["count"]
    return count


async def _write(actor: Actor, told: Sequence[tuple[Fact, Sequence[Change]]], now: datetime) -> None:
    facts = [fact for fact, _ in told]
    rows = [
        Entry(at=now, actor=str(actor), kind=fact.kind, record=fact.record, payload=payload(fact)) for fact in facts
    ]
    written = await Entry.insert(*rows)
    values = [_value(row["id"], one) for row, (_, changes) in zip(written, told, strict=True) for one in changes]
    for first in range(0, len(values), ROWS_A_STATEMENT):
        await EntryValue.insert(*values[first : first + ROWS_A_STATEMENT])
    owed = [
        Delivery(entry=row["id"], subscriber=subscriber.name, due_at=now)
        for row, fact in zip(written, facts, strict=True)
        for subscriber in subscribers_of(fact.kind)
    ]
    if owed:
        await Delivery.insert(*owed)
        await tell(CHANNEL)


def _value(entry: int, one: Change) -> EntryValue:
    return EntryValue(
        entry=entry,
        field=one.field,
        before=one.before,
        after=one.after,
        salt=secrets.token_bytes(SALT_BYTES),
        digest=b"",  # a trigger computes it
        subject=one.subject,
    )
