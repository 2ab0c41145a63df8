"""Deciding about visas, leading cases on, and setting the rules."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from crm.delegations.dossiers.queries import Dossier, locked
from crm.delegations.permissions import Visits
from crm.delegations.visas.facts import VisaDecided, VisaMoved, VisaRuleEnded, VisaRuleSet
from crm.delegations.visas.queries import rules_for
from crm.delegations.visas.rules import NoRule, RuleOverlaps, WhyNeeded, check_move, decide
from crm.delegations.visas.tables import VisaCase, VisaRule
from directory.countries.tables import Country

DECIDE = """
INSERT INTO crm_visa_case (id, delegate, nationality, passport_kind, rule, reason, state, state_at, visa, post)
VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, '')
ON CONFLICT (delegate) DO UPDATE SET nationality = excluded.nationality, passport_kind = excluded.passport_kind,
    rule = excluded.rule, reason = excluded.reason, state = excluded.state, state_at = excluded.state_at,
    visa = excluded.visa
"""
LEAD = """
INSERT INTO crm_visa_lead (id, state, days) VALUES ({}, {}, {}) ON CONFLICT (state) DO UPDATE SET days = excluded.days
"""
DAYS_NEEDED = mark("The visit has no days yet: set them first.")


async def decide_case(
    actor: Actor,
    code: str,
    delegate: UUID,
    *,
    nation: str,
    passport_kind: str,
    visa: str,
    by_hand: str = "",
    because: str = "",
    now: datetime,
) -> str:
    """The state: by the rule that holds on the day of entry, or `by_hand` for a reason. Raises NoRule, WhyNeeded, Invalid,
    NotFound.
    """
    async with transaction():
        one = await locked(actor, code)
        member = one.member(delegate)
        country = await _country(nation)
        rule, state = (None, by_hand) if by_hand else await _ruled(one, nation, passport_kind)
        if by_hand and not because.strip():
            raise WhyNeeded
        named = visa if state == "needed" else ""
        values = (uuid4(), member.id, country, passport_kind, rule, because if by_hand else "", state, now, named)
        await DB.run_querystring(QueryString(DECIDE, *values))
        await record(actor, VisaDecided(visit=one.id, delegate=member.id, after=state, rule=rule), now=now)
        return state


async def move_case(
    actor: Actor, code: str, delegate: UUID, *, to: str, because: str = "", post: str = "", now: datetime
) -> None:
    """`post` is the embassy or consulate (재외공관) that it is applied for at. Raises NotThatWay, WhyNeeded, NotFound."""
    async with transaction():
        one = await locked(actor, code)
        member = one.member(delegate)
        mine = VisaCase.delegate == member.id
        row = await VisaCase.select().where(mine).first().lock_rows("UPDATE")
        if row is None:
            raise NotFound
        check_move(row["state"], to, because)
        values: dict[Any, Any] = {VisaCase.state: to, VisaCase.state_at: now}
        if because.strip():
            values[VisaCase.reason] = because
        if post.strip():
            values[VisaCase.post] = post
        await VisaCase.update(values).where(mine)
        await record(actor, VisaMoved(visit=one.id, delegate=member.id, before=row["state"], after=to), now=now)


async def letter_went_out(actor: Actor, one: Dossier, delegate: UUID, *, now: datetime) -> None:
    """In the transaction of the letter: a case that waited for it goes on."""
    waiting = (VisaCase.delegate == delegate) & VisaCase.state.is_in(["needed", "letter_requested"])
    row = await VisaCase.select(VisaCase.state).where(waiting).first().lock_rows("UPDATE")
    if row is not None:
        await VisaCase.update({VisaCase.state: "letter_issued", VisaCase.state_at: now}).where(waiting)
        fact = VisaMoved(visit=one.id, delegate=delegate, before=row["state"], after="letter_issued")
        await record(actor, fact, now=now)


async def set_visa_rule(
    actor: Actor,
    *,
    nation: str,
    passport_kind: str,
    begins_on: date,
    ends_on: date | None,
    days: int | None,
    status: str,
    source: str,
    now: datetime,
) -> UUID:
    """Cases that were decided stay as they are, and their page says when a rule says otherwise now. Raises RuleOverlaps,
    Invalid, Denied.
    """
    require(actor, Visits.VISIT_RULE_WRITE)
    async with transaction():
        row = VisaRule(
            id=uuid4(),
            country=await _country(nation),
            passport_kind=passport_kind,
            begins_on=begins_on,
            ends_on=ends_on,
            days=days,
            status=status,
            source=source,
            made_at=now,
            made_by=str(actor),
        )
        async with refusing({"crm_visa_rule_one": RuleOverlaps()}):
            await VisaRule.insert(row)
        await record(actor, VisaRuleSet(rule=row.id, nation=nation), now=now)
        return row.id


async def end_visa_rule(actor: Actor, rule: UUID, *, ends_on: date, now: datetime) -> None:
    """The last day on which it holds. Raises Invalid, NotFound, Denied."""
    require(actor, Visits.VISIT_RULE_WRITE)
    async with transaction():
        known = next((one for one in await rules_for() if one.id == rule), None)
        if known is None:
            raise NotFound
        if ends_on < known.begins_on:
            raise Invalid({"ends_on": mark("It ends before it begins.")})
        async with refusing({"crm_visa_rule_one": RuleOverlaps()}):
            await VisaRule.update({VisaRule.ends_on: ends_on}).where(VisaRule.id == rule)
        await record(actor, VisaRuleEnded(rule=rule, nation=known.nation), now=now)


async def set_lead(actor: Actor, *, state: str, days: int) -> None:
    """Raises Denied."""
    require(actor, Visits.VISIT_RULE_WRITE)
    async with transaction():
        await DB.run_querystring(QueryString(LEAD, uuid4(), state, days))


async def _ruled(one: Dossier, nation: str, passport_kind: str) -> tuple[UUID, str]:
    if one.begins_on is None or one.ends_on is None:
        raise Invalid({"nation": DAYS_NEEDED})
    found = decide(await rules_for([nation]), nation, passport_kind, one.begins_on, one.ends_on)
    if found is None:
        raise NoRule
    return found.rule.id, found.state


async def _country(code: str) -> UUID:
    row = await Country.select(Country.id).where(Country.code == code).first()
    if row is None:
        raise Invalid({"nation": mark("Please choose one of the list.")})
    found: UUID = row["id"]
    return found
