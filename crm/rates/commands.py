"""Writing exchange rates down, one or a bank's sheet of them, and putting one right with a reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, mark
from core.journal.commands import Change, record
from crm.rates import rules
from crm.rates.facts import RateCorrected, RatesTaken, RateStated
from crm.rates.permissions import Rates
from crm.rates.queries import rate_in
from crm.rates.rules import Rate
from crm.rates.tables import ExchangeRate


class RateMeanwhile(Conflict):
    message = mark("Somebody wrote this rate down at the same time. Please look at it again.")


async def state_rate(actor: Actor, rate: Rate, *, because: str = "", now: datetime) -> bool:
    """Whether it was new or put right; the same rate again is none. Raises Denied, NoRate, AnotherRate where that day has
    another one and nobody says why, RateMeanwhile.
    """
    require(actor, Rates.RATE_WRITE)
    rules.check_rate(rate)
    async with transaction():
        there = await _there(rate)
        if there is None:
            await _insert(actor, rate, now)
            return True
        before = rate_in(there)
        if before.won == rate.won:
            return False
        if not because.strip():
            raise rules.AnotherRate(currency=rate.currency, won=f"{before.won:f}", source=before.source)
        values: dict[Any, Any] = {
            "won": rate.won,
            "source": rate.source,
            "recorded_at": now,
            "recorded_by": str(actor),
        }
        await ExchangeRate.update(values).where(ExchangeRate.id == there["id"])
        changes = [Change("won", f"{before.won:f}", f"{rate.won:f}"), Change("source", before.source, rate.source)]
        corrected = RateCorrected(rate=there["id"], currency=rate.currency)
        await record(actor, corrected, now=now, because=because, changes=changes)
        return True


async def take_rates(actor: Actor, found: Sequence[Rate], *, now: datetime) -> int:
    """How many were new; those that are there already stay as they are. All or none. Raises Denied, NoRate."""
    require(actor, Rates.RATE_WRITE)
    async with transaction():
        new = [one for one in found if await _there(one) is None]
        for one in new:
            rules.check_rate(one)
            await _insert(actor, one, now, told=False)
        if new:
            await record(actor, RatesTaken(number=len(new)), now=now)
    return len(new)


async def _there(rate: Rate) -> dict[str, Any] | None:
    that_day = (ExchangeRate.currency == rate.currency) & (ExchangeRate.on_date == rate.on_date)
    row: dict[str, Any] | None = await ExchangeRate.select().where(that_day).first().lock_rows("UPDATE")
    return row


async def _insert(actor: Actor, rate: Rate, now: datetime, *, told: bool = True) -> None:
    row = ExchangeRate(
        id=uuid4(),
        currency=rate.currency,
        on_date=rate.on_date,
        won=rate.won,
        source=rate.source,
        recorded_at=now,
        recorded_by=str(actor),
    )
    async with refusing({"crm_rate_once": RateMeanwhile()}):
        await ExchangeRate.insert(row)
    if told:
        await record(actor, RateStated(rate=row.id, currency=rate.currency), now=now)
