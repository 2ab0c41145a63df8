"""Writing down what the government does for a deal, and striking out what was a mistake."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, reach
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound, mark
from core.journal.commands import record
from crm.deals.facts import SupportGiven, SupportStruck
from crm.deals.permissions import Deals
from crm.deals.queries import locked
from crm.deals.support.tables import SupportMeasure

KINDS = {
    "letter": mark("Letter"),
    "ministerial_meeting": mark("Meeting of ministers"),
    "talking_point": mark("Talking point"),
    "embassy_action": mark("Action of the embassy"),
}


async def give_support(
    actor: Actor,
    code: str,
    kind: str,
    *,
    on_date: date,
    official: str,
    said: str = "",
    confidential: bool = False,
    now: datetime,
) -> UUID:
    """Its id; `official` is who does it, by office. Raises NotFound."""
    async with transaction():
        deal = await locked(actor, code)
        row = SupportMeasure(
            id=uuid4(),
            deal=deal.id,
            kind=kind,
            on_date=on_date,
            official=official,
            said=said,
            confidential=confidential,
            recorded_at=now,
            recorded_by=str(actor),
        )
        await SupportMeasure.insert(row)
        await record(actor, SupportGiven(deal=deal.id, measure=row.id), now=now)
        return row.id


async def strike_support(actor: Actor, code: str, measure: UUID, *, because: str, now: datetime) -> None:
    """It stays to be read, struck through. Raises NotFound, also for one that the actor may not see."""
    async with transaction():
        deal = await locked(actor, code)
        if all(one["id"] != measure or one["struck_at"] for one in await support_of(actor, deal.id)):
            raise NotFound
        values: dict[Any, Any] = {SupportMeasure.struck_at: now, SupportMeasure.struck_because: because}
        await SupportMeasure.update(values).where(SupportMeasure.id == measure)
        await record(actor, SupportStruck(deal=deal.id, measure=measure), now=now)


async def support_of(actor: Actor, deal: UUID) -> list[dict[str, Any]]:
    """The latest first, without the confidential ones of others for who may not see confidential deals."""
    rows = (
        await SupportMeasure.select()
        .where(SupportMeasure.deal == deal)
        .order_by(SupportMeasure.on_date, SupportMeasure.recorded_at, ascending=False)
    )
    clear = may(actor, Deals.DEAL_CLEAR) and reach(actor, Deals.DEAL_CLEAR).everywhere
    return [row for row in rows if clear or not row["confidential"] or row["recorded_by"] == str(actor)]
