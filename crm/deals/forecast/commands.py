"""Saying how likely deals of a state are, from a day on."""

from datetime import date, datetime
from uuid import uuid4

from core.access.accounts.queries import names_of
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from crm.deals.facts import ChanceSet
from crm.deals.forecast.rules import Chance, ChanceThatDay
from crm.deals.forecast.tables import StageChance
from crm.deals.permissions import Deals


async def set_chance(actor: Actor, state: str, chance: int, *, begins_on: date, reason: str, now: datetime) -> None:
    """In per mille; what was said before stays, for forecasts of former days. Raises Denied, ChanceThatDay."""
    require(actor, Deals.CHANCE_WRITE)
    async with transaction():
        row = StageChance(
            id=uuid4(),
            state=state,
            chance=chance,
            begins_on=begins_on,
            reason=reason,
            set_at=now,
            set_by=actor.account,
        )
        async with refusing({"crm_stage_chance_once": ChanceThatDay()}):
            await StageChance.insert(row)
        await record(actor, ChanceSet(row=row.id, state=state, chance=chance), now=now)


async def chances() -> list[Chance]:
    """All that was ever said, the latest first."""
    rows = await StageChance.select().order_by(StageChance.begins_on, ascending=False)
    names = await names_of({row["set_by"] for row in rows if row["set_by"]})
    return [
        Chance(
            row["state"], row["chance"], row["begins_on"], row["reason"], row["set_by"], names.get(row["set_by"], "")
        )
        for row in rows
    ]
