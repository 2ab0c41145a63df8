"""Recording facts: in the writer's own transaction, with what is owed to each subscriber."""

from collections.abc import Sequence
from datetime import datetime

from core.actor import Actor
from core.db.transaction import transaction
from core.journal.facts import Fact, payload
from core.journal.subscriptions import subscribers_of
from core.journal.tables import Delivery, Entry
from core.live.notices import tell

ROWS_A_STATEMENT = 2_000
CHANNEL = "journal"


async def record(actor: Actor, *facts: Fact, now: datetime) -> None:
    """One row a fact, in order, plus a delivery per subscriber; workers are woken when the transaction commits."""
    async with transaction():
        for first in range(0, len(facts), ROWS_A_STATEMENT):
            await _write(actor, facts[first : first + ROWS_A_STATEMENT], now)


async def _write(actor: Actor, facts: Sequence[Fact], now: datetime) -> None:
    rows = [
        Entry(at=now, actor=str(actor), kind=fact.kind, record=fact.record, payload=payload(fact)) for fact in facts
    ]
    written = await Entry.insert(*rows)
    owed = [
        Delivery(entry=row["id"], subscriber=subscriber.name, due_at=now)
        for row, fact in zip(written, facts, strict=True)
        for subscriber in subscribers_of(fact.kind)
    ]
    if owed:
        await Delivery.insert(*owed)
        await tell(CHANNEL)
