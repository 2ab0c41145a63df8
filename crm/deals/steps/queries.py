"""Reading the way that deals took, and what it took; the caller has asked who may see them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.db.among import among
from crm.deals.rules import Stay, stays
from crm.deals.steps.tables import DealStep, DealWaiver


async def steps_of(deal: UUID) -> list[dict[str, Any]]:
    """The latest first."""
    return await DealStep.select().where(DealStep.deal == deal).order_by(DealStep.made_at, DealStep.id, ascending=False)


async def waivers_of(deal: UUID) -> list[dict[str, Any]]:
    return await DealWaiver.select().where(DealWaiver.deal == deal).order_by(DealWaiver.waived_at)


async def waived_of(deal: UUID) -> frozenset[str]:
    """Keys of guards that were waived."""
    rows = DealWaiver.select(DealWaiver.key).where(DealWaiver.deal == deal)
    return frozenset(await rows.output(as_list=True))


async def stays_of(deals: Collection[UUID]) -> dict[UUID, list[Stay]]:
    """By deal, the earliest first."""
    rows = (
        await DealStep.select(DealStep.deal, DealStep.after, DealStep.made_at)
        .where(among(DealStep.deal, deals))
        .order_by(DealStep.made_at)
        if deals
        else []
    )
    came: Mapping[UUID, list[tuple[str, datetime]]] = defaultdict(list)
    for row in rows:
        came[row["deal"]].append((row["after"], row["made_at"]))
    return {deal: stays(found) for deal, found in came.items()}


async def lasting(deals: Collection[UUID], now: datetime) -> dict[str, timedelta]:
    """How long these deals stayed in each state on average, by state; what is still there counts as far as it went."""
    every = [one for found in (await stays_of(deals)).values() for one in found]
    by_state: Mapping[str, list[timedelta]] = defaultdict(list)
    for one in every:
        by_state[one.state].append(one.lasted(now))
    return {state: sum(found, timedelta()) / len(found) for state, found in by_state.items()}


async def causes_of(deals: Collection[UUID]) -> list[tuple[str, str, int]]:
    """(state, cause, how many) of steps that won or ended them, the most frequent first."""
    rows = (
        await DealStep.select(DealStep.after, DealStep.cause).where(
            among(DealStep.deal, deals) & (DealStep.cause != "")
        )
        if deals
        else []
    )
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        counted[row["after"], row["cause"]] += 1
    return sorted(((*key, number) for key, number in counted.items()), key=lambda one: (-one[2], one[0], one[1]))
