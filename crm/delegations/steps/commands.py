"""Leading a visit on its way: a step, a step aside or back, doing without what a step asks for, and what rules ask for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.journal.commands import record
from crm.agreements.days import day_in_seoul
from crm.delegations import rules
from crm.delegations.facts import VisitDutyDone, VisitGuardWaived, VisitMoved, VisitRuleSet
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card, locked
from crm.delegations.steps.dossier import missing_for
from crm.delegations.steps.tables import VisitDuty, VisitRule, VisitStep, VisitWaiver
from crm.delegations.tables import Visit
from crm.sight import country_scope
from i18n.text import to_json, written


class DoneAlready(Conflict):
    message = mark("This was done already.")


async def take_step(actor: Actor, code: str, to: str, *, now: datetime) -> None:
    """The next state. Raises WrongStep, NotYet with what is missing, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        rules.check_step(card.state, to, await missing_for(card, now=now))
        await _put_state(actor, card, to, now=now)


async def leave_way(actor: Actor, code: str, to: str, *, because: str, now: datetime) -> None:
    """Back, or aside: declined, postponed, cancelled. Raises WrongStep, ReasonNeeded, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        rules.check_exit(card.state, to, because)
        await _put_state(actor, card, to, because=because, now=now)


async def waive(actor: Actor, code: str, key: str, *, because: str, now: datetime) -> None:
    """The reason stays with the visit. Raises Denied, NotToBeWaived, ReasonNeeded, NotFound."""
    require(actor, Visits.VISIT_WAIVE)
    async with transaction():
        card = await locked(actor, code)
        require(actor, Visits.VISIT_WAIVE, country_scope(card.country))
        rules.check_waiver(await missing_for(card, now=now), key, because)
        row = VisitWaiver(id=uuid4(), visit=card.id, key=key, reason=because, waived_at=now, waived_by=str(actor))
        await VisitWaiver.insert(row)
        await record(actor, VisitGuardWaived(visit=card.id, key=key.partition(":")[0]), now=now)


async def settle_duty(actor: Actor, code: str, rule: UUID, *, said: str, done_on: date | None, now: datetime) -> None:
    """`said` is what proves it: a number of a paper, an address. Raises DoneAlready, Invalid, NotFound."""
    if not said.strip():
        raise Invalid({"said": mark("Please say what proves it.")})
    async with transaction():
        card = await locked(actor, code)
        row = await VisitRule.select().where(VisitRule.id == rule).first()
        if row is None or row["direction"] not in ("", card.direction):
            raise NotFound
        if await VisitDuty.exists().where((VisitDuty.visit == card.id) & (VisitDuty.rule == rule)):
            raise DoneAlready
        done = VisitDuty(
            id=uuid4(),
            visit=card.id,
            rule=rule,
            said=said.strip(),
            done_on=done_on or day_in_seoul(now),
            done_by=str(actor),
        )
        await VisitDuty.insert(done)
        await record(actor, VisitDutyDone(visit=card.id, code=row["code"]), now=now)


async def set_rule(actor: Actor, *, code: str, titles: Mapping[str, str], now: datetime, **given: Any) -> None:
    """A code that is there is changed; `given` are the rule's other columns. Raises Denied."""
    require(actor, Visits.VISIT_RULE)
    texts = {tag: title for tag, title in titles.items() if title}
    values: dict[Any, Any] = {**given, "title": to_json(written(next(iter(texts)), texts))}
    async with transaction():
        row = await VisitRule.select(VisitRule.id).where(VisitRule.code == code).first()
        rule: UUID = row["id"] if row else uuid4()
        if row is None:
            await VisitRule.insert(VisitRule(id=rule, code=code, **values))
        else:
            await VisitRule.update(values).where(VisitRule.id == rule)
        await record(actor, VisitRuleSet(rule=rule, code=code, days=given["days"]), now=now)


async def steps_of(visit: UUID) -> list[dict[str, Any]]:
    """The latest first."""
    return await VisitStep.select().where(VisitStep.visit == visit).order_by(VisitStep.made_at, ascending=False)


async def waivers_of(visit: UUID) -> list[dict[str, Any]]:
    return await VisitWaiver.select().where(VisitWaiver.visit == visit).order_by(VisitWaiver.waived_at)


async def _put_state(actor: Actor, card: Card, to: str, *, because: str = "", now: datetime) -> None:
    values: dict[Any, Any] = {Visit.state: to, Visit.state_at: now, Visit.version: card.version + 1}
    await Visit.update(values).where(Visit.id == card.id)
    made: dict[str, Any] = {"before": card.state, "after": to, "reason": because, "made_at": now, "made_by": str(actor)}
    await VisitStep.insert(VisitStep(id=uuid4(), visit=card.id, **made))
    await record(actor, VisitMoved(visit=card.id, before=card.state, after=to), now=now)
