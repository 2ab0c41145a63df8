"""Reading the ledger; the caller has asked who may see the deals."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from core.actor import SYSTEM
from core.db.among import among
from core.errors import NotFound
from core.files.queries import Sendable, part_for
from core.money import Money
from crm.deals.amounts.rules import Entry, standing
from crm.deals.tables import AmountEntry


async def entries_of(deals: Collection[UUID]) -> list[Entry]:
    """All that was ever stated of them, by the day it is of and as it was written down."""
    rows = (
        await AmountEntry.select()
        .where(among(AmountEntry.deal, deals))
        .order_by(AmountEntry.as_of, AmountEntry.recorded_at, AmountEntry.id)
        if deals
        else []
    )
    return [_entry(row) for row in rows]


async def standing_of(deals: Collection[UUID], known_on: date | None = None) -> list[Entry]:
    """Those that stand: as they were known at the end of a day in Seoul, where one is given."""
    return standing(await entries_of(deals), known_on)


async def evidence_of(deal: UUID, file: UUID) -> Sendable:
    """For somebody who sees the deal. Raises NotFound for a file of something else."""
    mine = (AmountEntry.deal == deal) & (AmountEntry.document == file)
    if not await AmountEntry.exists().where(mine):
        raise NotFound
    return await part_for(SYSTEM, file)


def _entry(row: Mapping[str, Any]) -> Entry:
    same = {name: row[name] for name in Entry.__slots__ if name != "money"}
    return Entry(money=Money(row["minor"], row["currency"]), **same)
