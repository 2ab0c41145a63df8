"""What the plan's five MOUs are shown with: their publication, and an invented term, obligations and duties, marked so."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM
from crm.agreements.publishing.tables import Publication
from crm.agreements.queries import agreement_for
from crm.agreements.tables import Agreement
from crm.duties.commands import make_duties
from crm.duties.tables import Duty, DutyRule
from crm.obligations.tables import Obligation
from seed.reading import column, contents, whole

FILE = "plan/agreements_sample"
ASKED, APPROVED = "system:sample", "system:plan"
"""They were public before anybody could approve them here: the plan itself names them."""


def terms_of(code: str) -> dict[str, Any]:
    """Columns of a sample's invented term; without one, a day for its review."""
    told = whole(FILE)["terms"][code]
    days = {name: date.fromisoformat(told[name]) for name in ("review_on", "expires_on") if name in told}
    return {**told, **days, "kind": "arrangement", "sample": True}


async def load_agreements(agreements: Iterable[Mapping[str, Any]], sources: Mapping[str, UUID]) -> int:
    """How many rows were new; in the caller's transaction. Duties of long ago are done."""
    count = await _rules()
    for one in agreements:
        row = await Agreement.select().where(Agreement.code == one["code"]).first()
        if row is None or await Publication.exists().where(Publication.agreement == row["id"]):
            continue
        signed_at = datetime(row["signed_on"].year, row["signed_on"].month, row["signed_on"].day, tzinfo=UTC)
        publication = Publication(
            id=uuid4(),
            agreement=row["id"],
            title=row["title"],
            summary=row["summary"],
            source=sources[one["source"]],
            asked_at=signed_at,
            asked_by=ASKED,
            approved_at=signed_at,
            approved_by=APPROVED,
        )
        await Publication.insert(publication)
        count += 1 + await _promised(row["id"], one["code"], signed_at)
        count += await make_duties(SYSTEM, await agreement_for(SYSTEM, one["code"], now=signed_at), now=signed_at)
        await _long_done(row["id"])
    return count


async def _rules() -> int:
    """Found again by code, so that an officer's later change stays."""
    known = set(await DutyRule.select(DutyRule.code).output(as_list=True))
    rows = [
        DutyRule(id=uuid4(), **{**one, "title": column(one["title"])})
        for one in contents(FILE, "rules")
        if one["code"] not in known
    ]
    if rows:
        await DutyRule.insert(*rows)
    return len(rows)


async def _promised(agreement: UUID, code: str, signed_at: datetime) -> int:
    told = [one for one in contents(FILE, "obligations") if one["agreement"] == code]
    for one in told:
        given = {**one, "agreement": agreement, "due_on": date.fromisoformat(one["due_on"])}
        if one["state"] in ("delivered", "verified"):
            given |= {"delivered_at": signed_at, "delivered_by": ASKED}
        if one["state"] == "verified":
            given |= {"verified_at": signed_at, "verified_by": APPROVED}
        await Obligation.insert(Obligation(id=uuid4(), **given))
    return len(told)


async def _long_done(agreement: UUID) -> None:
    """Only what recurs is still open: the review of this year."""
    rules = await DutyRule.select(DutyRule.id, DutyRule.months)
    once = [row["id"] for row in rows_without(rules)]
    theirs = Duty.agreement == agreement
    done: dict[Any, Any] = {Duty.state: "done", Duty.done_by: ASKED, Duty.said: "sample"}
    await Duty.update({**done, Duty.done_on: Duty.due_on}).where(theirs & Duty.rule.is_in(once))
    again = [row["id"] for row in rules if row["months"]]
    await Duty.update({Duty.due_on: date(2026, 12, 31)}).where(theirs & Duty.rule.is_in(again))


def rows_without(rules: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those that do not recur."""
    return [row for row in rules if not row["months"]]
