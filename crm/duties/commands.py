"""Duties made at signing and closed with a word on them, and the rules that they come from."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from crm.agreements import rules as way
from crm.agreements.days import day_in_seoul, months_after
from crm.agreements.queries import Card, locked
from crm.agreements.standing import OVER
from crm.duties.facts import DutyClosed, DutyMade, DutyRuleSet
from crm.duties.rules import ClosedAlready
from crm.duties.tables import Duty, DutyRule
from crm.permissions import Crm
from i18n.locales import DEFAULT
from i18n.text import to_json, written


async def make_duties(actor: Actor, card: Card, *, now: datetime) -> int:
    """How many: one for each rule in force for its kind, counted from the day of signing. In the caller's transaction."""
    if card.signed_on is None:
        return 0
    rules = await DutyRule.select().where(DutyRule.in_force.eq(True) & DutyRule.kind.is_in(["", card.kind]))
    for rule in rules:
        row = Duty(
            id=uuid4(),
            agreement=card.id,
            rule=rule["id"],
            title=rule["title"],
            source=rule["source"],
            due_on=card.signed_on + timedelta(days=rule["days"]),
            owner=card.owner,
        )
        await Duty.insert(row)
        await record(actor, DutyMade(agreement=card.id, code=rule["code"], due_on=row.due_on.isoformat()), now=now)
    return len(rules)


async def close_duty(actor: Actor, code: str, duty: UUID, *, state: str, said: str, now: datetime) -> None:
    """`state` is done or waived, which asks for a reason and for who may waive. One that recurs is followed by the next, as
    long as the agreement has not ended. Raises ClosedAlready, ReasonNeeded, Denied, NotFound.
    """
    if state == "waived":
        require(actor, Crm.AGREEMENT_WAIVE)
        if not said.strip():
            raise way.ReasonNeeded
    async with transaction():
        card = await locked(actor, code, now=now)
        row = await Duty.select().where((Duty.id == duty) & (Duty.agreement == card.id)).first()
        if row is None:
            raise NotFound
        if row["state"] != "open":
            raise ClosedAlready
        values: dict[Any, Any] = {
            Duty.state: state,
            Duty.said: said,
            Duty.done_on: day_in_seoul(now),
            Duty.done_by: str(actor),
        }
        await Duty.update(values).where(Duty.id == duty)
        await record(actor, DutyClosed(agreement=card.id, duty=duty, state=state), now=now)
        await _follow(actor, card, row, now)


async def set_rule(
    actor: Actor,
    *,
    code: str,
    kind: str,
    titles: dict[str, str],
    source: str,
    days: int,
    months: int | None,
    in_force: bool,
    now: datetime,
) -> None:
    """Agreements that are signed from now on follow it; duties that were made stay. Raises Denied."""
    require(actor, Crm.DUTY_WRITE)
    async with transaction():
        values: dict[str, Any] = {
            "kind": kind,
            "title": to_json(written(DEFAULT.code, titles)),
            "source": source,
            "days": days,
            "months": months,
            "in_force": in_force,
        }
        row = await DutyRule.select(DutyRule.id).where(DutyRule.code == code).first()
        rule = row["id"] if row else uuid4()
        if row is None:
            await DutyRule.insert(DutyRule(id=rule, code=code, **values))
        else:
            changed: dict[Any, Any] = {getattr(DutyRule, name): value for name, value in values.items()}
            await DutyRule.update(changed).where(DutyRule.id == rule)
        await record(actor, DutyRuleSet(rule=rule, code=code, days=days), now=now)


async def _follow(actor: Actor, card: Card, row: dict[str, Any], now: datetime) -> None:
    rule = await DutyRule.select().where(DutyRule.id == row["rule"]).first()
    over = card.standing is not None and card.standing.state in OVER
    if rule is None or rule["months"] is None or not rule["in_force"] or over:
        return
    due_on = months_after(row["due_on"], rule["months"])
    there = (Duty.agreement == card.id) & (Duty.rule == rule["id"]) & (Duty.due_on == due_on)
    if await Duty.exists().where(there):
        return
    again = {name: row[name] for name in ("agreement", "rule", "title", "source", "owner")}
    await Duty.insert(Duty(id=uuid4(), due_on=due_on, **again))
    await record(actor, DutyMade(agreement=card.id, code=rule["code"], due_on=due_on.isoformat()), now=now)
