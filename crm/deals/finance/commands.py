"""Opening cases of finance for a deal, and leading them from inquiry to repayment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.money import Money
from crm.agreements.days import day_in_seoul
from crm.deals.facts import FinanceChanged, FinanceMoved, FinanceOpened
from crm.deals.finance import rules
from crm.deals.finance.rules import Conditions
from crm.deals.finance.tables import FinanceCase, FinanceStep
from crm.deals.permissions import Deals
from crm.deals.queries import Card, locked
from crm.deals.tables import Deal
from crm.sight import country_scope
from directory.countries.queries import entries_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as it is given in."""

    instrument: str
    institution: str
    amount: Money | None = None
    reference: str = ""
    asked_by_state: bool = False
    state_borrows: bool = False
    project_company: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case with its way so far, the latest step first; `missing` is what its instrument still asks for."""

    row: dict[str, Any]
    amount: Money | None
    steps: Sequence[dict[str, Any]]
    missing: Sequence[str]

    @property
    def onward(self) -> tuple[str, ...]:
        return rules.ONWARD.get(self.row["state"], ())


async def open_case(actor: Actor, code: str, asked: Asked, *, now: datetime) -> UUID:
    """It begins as an inquiry of today. Raises NotFound."""
    async with transaction():
        deal = await locked(actor, code)
        row = FinanceCase(id=uuid4(), deal=deal.id, **_columns(asked))
        await FinanceCase.insert(row)
        await _step(actor, row.id, "", "inquiry", day_in_seoul(now), "", now)
        await record(actor, FinanceOpened(deal=deal.id, case=row.id, instrument=asked.instrument), now=now)
        return row.id


async def change_case(actor: Actor, code: str, case: UUID, asked: Asked, *, seen: str, now: datetime) -> None:
    """Everything but how far it is. `seen` is the version that the form began from. Raises NotFound, CaseChanged."""
    async with transaction():
        deal = await locked(actor, code)
        row = await _case(deal, case)
        if seen != str(row["version"]):
            raise rules.CaseChanged
        values: dict[Any, Any] = {**_columns(asked), "version": row["version"] + 1}
        await FinanceCase.update(values).where(FinanceCase.id == case)
        await record(actor, FinanceChanged(deal=deal.id, case=case, instrument=asked.instrument), now=now)


async def move_case(
    actor: Actor, code: str, case: UUID, to: str, *, on_date: date, because: str = "", now: datetime
) -> None:
    """`because` is needed where it is declined; going on in spite of what the instrument asks for needs it too, and
    somebody who may waive. Raises Denied, WrongStage, WhyDeclined, StillAsked, NotFound.
    """
    async with transaction():
        deal = await locked(actor, code)
        row = await _case(deal, case)
        known = await conditions_of(deal, row, on_date)
        rules.check_move(row["state"], to, known, because)
        if to in ("appraisal", "approved", "signed") and rules.asked_for(known):
            require(actor, Deals.DEAL_WAIVE, country_scope(deal.country))
        values: dict[Any, Any] = {FinanceCase.state: to, FinanceCase.version: row["version"] + 1}
        await FinanceCase.update(values).where(FinanceCase.id == case)
        await _step(actor, case, row["state"], to, on_date, because, now)
        moved = FinanceMoved(deal=deal.id, case=case, stage=row["state"], next_stage=to)
        await record(actor, moved, now=now)


async def cases_of(deal: Card, today: date) -> list[Case]:
    """For somebody who sees the deal."""
    rows = await FinanceCase.select().where(FinanceCase.deal == deal.id).order_by(FinanceCase.instrument)
    ids = [row["id"] for row in rows]
    steps = (
        await FinanceStep.select().where(FinanceStep.case.is_in(ids)).order_by(FinanceStep.made_at, ascending=False)
        if ids
        else []
    )
    found = []
    for row in rows:
        amount = Money(row["minor"], row["currency"]) if row["currency"] else None
        mine = [one for one in steps if one["case"] == row["id"]]
        early = row["state"] in ("inquiry", "letter", "appraisal", "approved")
        missing = rules.asked_for(await conditions_of(deal, row, today)) if early else []
        found.append(Case(row, amount, mine, missing))
    return found


async def conditions_of(deal: Card, row: dict[str, Any], day: date) -> Conditions:
    """What is known of a case on a day: whether the country is EDCF's partner is dated data of the directory."""
    country = await Deal.select(Deal.country).where(Deal.id == deal.id).first()
    recorded = (await entries_of(country["country"])).get(rules.ELIGIBLE, []) if country else []
    holding = [one.value for one in recorded if one.holds_on(day)]
    flags = {name: row[name] for name in ("asked_by_state", "state_borrows", "project_company")}
    return Conditions(row["instrument"], eligible=holding[0] == "yes" if holding else None, **flags)


def _columns(asked: Asked) -> dict[str, Any]:
    return {
        "instrument": asked.instrument,
        "institution": asked.institution,
        "reference": asked.reference,
        "minor": asked.amount.minor if asked.amount else None,
        "currency": asked.amount.currency if asked.amount else "",
        "asked_by_state": asked.asked_by_state,
        "state_borrows": asked.state_borrows,
        "project_company": asked.project_company,
        "note": asked.note,
    }


async def _case(deal: Card, case: UUID) -> dict[str, Any]:
    row = await FinanceCase.select().where((FinanceCase.id == case) & (FinanceCase.deal == deal.id)).first()
    if row is None:
        raise NotFound
    return row


async def _step(actor: Actor, case: UUID, before: str, after: str, on: date, because: str, now: datetime) -> None:
    row = FinanceStep(
        id=uuid4(),
        case=case,
        before=before,
        after=after,
        on_date=on,
        reason=because,
        made_at=now,
        made_by=str(actor),
    )
    await FinanceStep.insert(row)
