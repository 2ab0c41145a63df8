"""From a consultation to a deal: opened from it, or supported by it; its amounts go into the deal's ledger once."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from core.money import Money
from crm.agreements.days import day_in_seoul, months_after
from crm.agreements.sight import seen_by as agreements_seen
from crm.agreements.tables import Agreement
from crm.consultations.facts import ConsultationLed
from crm.consultations.queries import Consulted, record_for
from crm.consultations.rules import CONFIRMED, DealElsewhere, NoCountry, NothingToConfirm
from crm.consultations.tables import ConsultationDeal
from crm.deals.amounts.commands import enter_amount
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Entry, Stated
from crm.deals.commands import find_deal
from crm.deals.lines import EMPTY, LONGEST_NAME
from crm.deals.permissions import Deals
from crm.deals.queries import deal_for
from crm.deals.tables import AmountEntry
from crm.delegations.sight import seen_in_sql as visits_seen
from crm.sight import country_scope

ORIGINATING, SUPPORTED = "originating", "supported"
KINDS = ("consulted", "expected")
CAME = """
SELECT crm_visit.code, crm_visit.agreement FROM crm_visit JOIN expo_edition e ON e.id = crm_visit.edition
WHERE e.slug = {} AND {} AND crm_visit.state NOT IN ('declined', 'cancelled')
AND (crm_visit.organisation = {} OR EXISTS (SELECT FROM crm_programme_item i
     WHERE i.visit = crm_visit.id AND i.meeting = {}))
"""
"""The visits with which the other side came, as far as the actor may see them."""


async def open_deal(actor: Actor, consultation: UUID, *, name: str, now: datetime) -> str:
    """The code of the deal that comes from this record, with the record's amounts in its ledger. Of two who open one at
    once, one is told. Raises NotFound, Denied, NothingToConfirm, NoCountry, DealElsewhere.
    """
    async with transaction():
        one = await record_for(actor, consultation)
        if not one.said.product:
            raise NothingToConfirm
        if one.country is None or not one.other_code:
            raise NoCountry
        lines = {**EMPTY, "name": name[:LONGEST_NAME], "country": one.country, "lead": one.company_code}
        lines |= {"buyer": one.other_code, "edition": one.slug, "meeting": one.meeting_code}
        lines |= await _came_under(actor, one)
        code = await find_deal(actor, lines=lines, sample=one.sample, now=now)
        await _join(actor, one, code, ORIGINATING, now)
        await state_amounts(consultation, now=now)
    return code


async def _came_under(actor: Actor, one: Consulted) -> dict[str, str]:
    """The visit and its agreement where there is one of which it can be said; of several somebody has to choose."""
    rows = await DB.run_querystring(QueryString(CAME, one.slug, visits_seen(actor), one.counterpart, one.meeting))
    if len(rows) != 1:
        return {}
    mine = agreements_seen(actor)
    agreement = await Agreement.select(Agreement.code).where(mine, Agreement.id == rows[0]["agreement"]).first()
    return {"visit": rows[0]["code"], "agreement": agreement["code"] if agreement else ""}


async def attach(actor: Actor, consultation: UUID, code: str, *, newer: bool, now: datetime) -> None:
    """It supported a deal that came from elsewhere: the deal still counts once. Where the record's amounts are the `newer`
    ones, they replace those that stand; else only the record is joined. Raises NotFound, Denied, DealElsewhere.
    """
    async with transaction():
        one = await record_for(actor, consultation)
        deal = await deal_for(actor, code)
        require(actor, Deals.DEAL_WRITE, country_scope(deal.country))
        await _join(actor, one, code, SUPPORTED, now)
        if newer:
            await _state(one, code, deal.id, now, replacing_all=True)


async def state_amounts(consultation: UUID, *, now: datetime) -> None:
    """Of a record that a deal came from: what its ledger says of it is what the record says now; nothing where it is so
    already. In the caller's transaction.
    """
    one = await record_for(SYSTEM, consultation)
    if one.deal is not None and one.role == ORIGINATING:
        await _state(one, one.deal_code, one.deal, now, replacing_all=False)


async def _join(actor: Actor, one: Consulted, code: str, role: str, now: datetime) -> None:
    deal = (await deal_for(actor, code)).id
    row = ConsultationDeal(id=uuid4(), record=one.id, deal=deal, role=role, made_at=now, made_by=str(actor))
    taken = DealElsewhere()
    async with refusing({"crm_consultation_deal_record_key": taken, "crm_consultation_deal_one_origin": taken}):
        await ConsultationDeal.insert(row)
    await record(actor, ConsultationLed(consultation=one.id, deal=deal, role=role), now=now)


async def _state(one: Consulted, code: str, deal: UUID, now: datetime, *, replacing_all: bool) -> None:
    origins = await _origins(deal)
    standing = await standing_of([deal])
    for kind in KINDS:
        same = [entry for entry in standing if entry.kind == kind]
        mine = [entry for entry in same if origins.get(entry.id, "").startswith(f"consultation:{one.id}:")]
        former = mine[-1] if mine else same[-1] if same and replacing_all else None
        stated = _stated(one, kind, former, now)
        if stated is not None:
            await enter_amount(SYSTEM, code, stated, now=now)


async def _origins(deal: UUID) -> dict[UUID, str]:
    rows = await AmountEntry.select(AmountEntry.id, AmountEntry.origin).where(AmountEntry.deal == deal)
    return {row["id"]: row["origin"] or "" for row in rows}


def _stated(one: Consulted, kind: str, former: Entry | None, now: datetime) -> Stated | None:
    """None where there is nothing to say, or nothing new. What the company says or has confirmed is its own word (C), what
    somebody else noted a note (D).
    """
    money: Money | None = getattr(one.said, kind)
    if money is None and former is None:
        return None
    today = day_in_seoul(now)
    held_on = one.held_at.astimezone(one.zone).date() if one.held_at else today
    grade = "C" if one.state == CONFIRMED or one.said.source == "company" else "D"
    horizon = one.said.horizon if kind == "expected" and money else None
    said: dict[str, Any] = {
        "money": money or Money(0, former.money.currency if former else "KRW"),
        "grade": grade,
        "consent": one.consent,
    }
    if former is not None and all(getattr(former, name) == value for name, value in said.items()):
        return None
    return Stated(
        kind=kind,
        as_of=min(held_on, today),
        source=f"상담일지 {one.code} · {one.company_name.original}"[:300],
        expected_by=months_after(min(held_on, today), horizon) if horizon else None,
        supersedes=former.id if former else None,
        origin=f"consultation:{one.id}:{kind}:{one.version}",
        **said,
    )
