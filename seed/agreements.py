"""What the plan's five MOUs are shown with: their publication, and an invented term, obligations and duties, marked so."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from crm.agreements.publishing.tables import Publication
from crm.agreements.tables import Agreement
from crm.duties.tables import Duty, DutyRule
from crm.obligations.tables import Obligation
from seed.reading import column, contents, whole

FILE = "plan/agreements_sample"
THIS_YEAR = date(2026, 12, 31)
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
        count += await _duties(row["id"], row["signed_on"])
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
        said = {name: column(one.get(name)) for name in ("title", "indicator")}
        given = {**one, **said, "agreement": agreement, "due_on": date.fromisoformat(one["due_on"])}
        if one["state"] in ("delivered", "verified"):
            given |= {"delivered_at": signed_at, "delivered_by": ASKED}
        if one["state"] == "verified":
            given |= {"verified_at": signed_at, "verified_by": APPROVED}
        await Obligation.insert(Obligation(id=uuid4(), **given))
    return len(told)


async def _duties(agreement: UUID, signed_on: date) -> int:
    """As its rules ask for. Those of long ago are done; of what recurs, this year's review is still open."""
    rules = await DutyRule.select().where(DutyRule.kind.is_in(["", "arrangement"]))
    for rule in rules:
        due_on = signed_on + timedelta(days=rule["days"])
        closed: dict[str, Any] = {} if rule["months"] else {"state": "done", "done_by": ASKED, "done_on": due_on}
        said: dict[str, Any] = {
            "agreement": agreement,
            "rule": rule["id"],
            "title": rule["title"],
            "source": rule["source"],
        }
        await Duty.insert(Duty(id=uuid4(), due_on=THIS_YEAR if rule["months"] else due_on, **said, **closed))
    return len(rules)
