"""Papers that companies send in: a second pair of eyes says what they prove, and the ledger follows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from crm.agreements.days import day_in_seoul
from crm.consultations.permissions import Consultations
from crm.deals.amounts.commands import enter_amount
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Entry, Stated
from crm.followups import rules
from crm.followups.facts import EvidenceJudged
from crm.followups.queries import Item, item_for
from crm.followups.tables import FollowUpItem

Grade = Literal["A", "B"]


async def accept(
    actor: Actor, item: UUID, grade: Grade, *, words: str = "", further: bool = False, now: datetime
) -> UUID:
    """The ledger's entry: a contract where the company says that it is signed, else what is likely, now with its paper. A
    contract takes the place of the latest that the deal has, unless it is a `further` one: what is told in two waves is
    signed once. Raises Denied, NotFound, Judged, SameEyes, NothingStated, and what the ledger refuses.
    """
    async with transaction():
        one = await _waiting(actor, item)
        answer = one.answer
        if answer.money is None or not one.deal_code or (answer.signed == "yes" and answer.on_date is None):
            raise rules.NothingStated
        signed = answer.signed == "yes"
        standing = await standing_of([one.deal]) if one.deal else []
        former = _replaced(standing, one, signed=signed, further=further)
        stated = Stated(
            kind="contract" if signed else "expected",
            money=answer.money,
            as_of=answer.on_date if signed and answer.on_date else day_in_seoul(now),
            source=one.company_name.original[:300],
            grade=grade,
            note=words,
            consent=answer.consent,
            supersedes=former.id if former else None,
            origin=f"{rules.EVIDENCED}:{item}:{one.evidence}",
        )
        entry = await enter_amount(actor, one.deal_code, stated, document=one.evidence, now=now)
        await _judged(actor, one, {"review": "accepted", "grade": grade, "proven": entry}, words, now)
    return entry


def _replaced(standing: Sequence[Entry], one: Item, *, signed: bool, further: bool) -> Entry | None:
    if not signed:
        return next((each for each in standing if each.id == one.entry), None)
    return None if further else latest_contract(standing)


def latest_contract(standing: Sequence[Entry]) -> Entry | None:
    """By its day; of entries that stand."""
    return max((one for one in standing if one.kind == "contract"), key=lambda one: one.as_of, default=None)


async def decline(actor: Actor, item: UUID, *, words: str, now: datetime) -> None:
    """It proves nothing: what the company said stays its own word. Raises as `accept`."""
    async with transaction():
        await _judged(actor, await _waiting(actor, item), {"review": "declined", "grade": ""}, words, now)


async def _waiting(actor: Actor, item: UUID) -> Item:
    require(actor, Consultations.FOLLOW_UP_JUDGE)
    await FollowUpItem.select(FollowUpItem.id).where(FollowUpItem.id == item).lock_rows("UPDATE")
    one = await item_for(actor, item)
    if one.evidence is None:
        raise NotFound
    if one.review != "waiting":
        raise rules.Judged
    if one.answered_by == str(actor):
        raise rules.SameEyes
    return one


async def _judged(actor: Actor, one: Item, values: dict[Any, Any], words: str, now: datetime) -> None:
    said: dict[Any, Any] = {"reviewed_at": now, "reviewed_by": str(actor), "review_words": words}
    await FollowUpItem.update({**values, **said}).where(FollowUpItem.id == one.id)
    fact = EvidenceJudged(wave=one.wave, item=one.id, grade=values["grade"] or "–")
    await record(actor, fact, now=now, because=words)
