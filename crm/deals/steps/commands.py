"""Leading a deal on its way: a step, a step back, an end, and doing without what a step asks for."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from crm.deals import rules
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import contracted_on
from crm.deals.facts import DealMoved, DealWaived
from crm.deals.finance.tables import FinanceCase
from crm.deals.permissions import Deals
from crm.deals.queries import Card, locked
from crm.deals.steps.queries import waived_of
from crm.deals.steps.tables import DealStep, DealWaiver
from crm.deals.tables import Deal
from crm.sight import country_scope


async def take_step(actor: Actor, code: str, to: str, *, cause: str = "", because: str = "", now: datetime) -> None:
    """Onward; `cause` is why it was won, where it is contracted. Raises WrongStep, NotYet, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        rules.check_step(await dossier_of(card), to)
        won = cause if to == "contracted" and cause in rules.WON_FOR else ""
        await put_state(actor, card, to, cause=won, because=because, now=now)


async def take_back(actor: Actor, code: str, to: str, *, because: str, now: datetime) -> None:
    """Before it is contracted, or to take up again what was given up. Raises WrongStep, ReasonNeeded, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        rules.check_back(card.state, to, because)
        await put_state(actor, card, to, because=because, now=now)


async def end(actor: Actor, code: str, to: str, *, cause: str = "", because: str, now: datetime) -> None:
    """Lost, dropped, dormant, or terminated once it was contracted. Raises WrongStep, ReasonNeeded, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        rules.check_end(card.state, to, cause, because)
        await put_state(actor, card, to, cause=cause, because=because, now=now)


async def waive(actor: Actor, code: str, key: str, *, because: str, now: datetime) -> None:
    """The reason stays with the deal. Raises Denied, NotToBeWaived, ReasonNeeded, NotFound."""
    require(actor, Deals.DEAL_WAIVE)
    async with transaction():
        card = await locked(actor, code)
        require(actor, Deals.DEAL_WAIVE, country_scope(card.country))
        rules.check_waiver(await dossier_of(card), key, because)
        row = DealWaiver(id=uuid4(), deal=card.id, key=key, reason=because, waived_at=now, waived_by=str(actor))
        await DealWaiver.insert(row)
        await record(actor, DealWaived(deal=card.id, key=key), now=now)


async def put_state(actor: Actor, card: Card, to: str, *, cause: str = "", because: str = "", now: datetime) -> None:
    """In the caller's transaction, which has locked it and asked whether it may be."""
    values: dict[Any, Any] = {Deal.state: to, Deal.state_at: now, Deal.version: card.version + 1}
    await Deal.update(values).where(Deal.id == card.id)
    row = DealStep(
        id=uuid4(),
        deal=card.id,
        before=card.state,
        after=to,
        cause=cause,
        reason=because,
        made_at=now,
        made_by=str(actor),
    )
    await DealStep.insert(row)
    await record(actor, DealMoved(deal=card.id, before=card.state, after=to), now=now)


async def dossier_of(card: Card) -> rules.Dossier:
    """All that its guards look at."""
    entries = await standing_of([card.id])
    finance = FinanceCase.select(FinanceCase.state).where(FinanceCase.deal == card.id)
    return rules.Dossier(
        state=card.state,
        parties=card.parties,
        owned=card.owner is not None,
        kinds=frozenset(one.kind for one in entries),
        proven=contracted_on(entries) is not None,
        finance=tuple(await finance.output(as_list=True)),
        waived=await waived_of(card.id),
    )
