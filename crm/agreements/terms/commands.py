"""Writing down what happened to a signed agreement on which day; it is struck out, never changed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, mark
from core.journal.commands import record
from core.live.notices import tell
from crm.agreements import rules
from crm.agreements.facts import AgreementEventRecorded, AgreementEventStruck
from crm.agreements.meanwhile import check_standing
from crm.agreements.queries import Card, locked
from crm.agreements.standing import OVER
from crm.agreements.tables import Agreement
from crm.agreements.terms.tables import AgreementEvent

UNTIL_NEEDED = mark("Please say until which day it was renewed.")
BEFORE_SIGNING = mark("This is before it was signed.")
SUBJECT = "agreements"


class NotSigned(Conflict):
    message = mark("Only what is signed can come into force, be renewed or end.")


class OverAlready(Conflict):
    message = mark("It has ended. What comes after is another agreement.")


async def record_event(
    actor: Actor,
    code: str,
    kind: str,
    on: date,
    *,
    until: date | None,
    evidence: str,
    seen: str | None = None,
    now: datetime,
) -> None:
    """`seen` is how it stood when the form began. Raises Overtaken, NotSigned, OverAlready, Invalid, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        check_standing(card, seen)
        _check(card, kind, on, until)
        await write_event(actor, card.id, kind, on, until=until, evidence=evidence, now=now)


async def write_event(
    actor: Actor,
    agreement: UUID,
    kind: str,
    on: date,
    *,
    until: date | None = None,
    evidence: str = "",
    now: datetime,
) -> None:
    """In the caller's transaction, which has asked whether it may be."""
    row = AgreementEvent(
        id=uuid4(),
        agreement=agreement,
        kind=kind,
        on_date=on,
        until=until if kind == "renewed" else None,
        evidence=evidence,
        recorded_at=now,
        recorded_by=str(actor),
    )
    async with refusing({"crm_agreement_event_until_later": Invalid({"until": UNTIL_NEEDED})}):
        await AgreementEvent.insert(row)
    await _counted(agreement)
    fact = AgreementEventRecorded(agreement=agreement, event=kind, on_date=on.isoformat())
    await record(actor, fact, now=now)
    await tell(SUBJECT)


async def strike_event(actor: Actor, code: str, event: UUID, *, because: str, now: datetime) -> None:
    """It counts for nothing from now on. Raises ReasonNeeded, NotFound."""
    if not because.strip():
        raise rules.ReasonNeeded
    async with transaction():
        card = await locked(actor, code, now=now)
        mine = (AgreementEvent.id == event) & (AgreementEvent.agreement == card.id) & AgreementEvent.struck_at.is_null()
        values: dict[Any, Any] = {AgreementEvent.struck_at: now, AgreementEvent.struck_because: because}
        rows = await AgreementEvent.update(values).where(mine).returning(AgreementEvent.kind, AgreementEvent.on_date)
        for row in rows:
            fact = AgreementEventStruck(agreement=card.id, event=row["kind"], on_date=row["on_date"].isoformat())
            await record(actor, fact, now=now)
        if rows:
            await _counted(card.id)


async def _counted(agreement: UUID) -> None:
    """How it stands is another now: whoever saw it before is told."""
    await Agreement.update({Agreement.version: Agreement.version + 1}).where(Agreement.id == agreement)


async def events_of(agreement: UUID) -> list[dict[str, Any]]:
    """All, also those that were struck out, the latest day first."""
    return (
        await AgreementEvent.select()
        .where(AgreementEvent.agreement == agreement)
        .order_by(AgreementEvent.on_date, ascending=False)
        .order_by(AgreementEvent.recorded_at, ascending=False)
    )


def _check(card: Card, kind: str, on: date, until: date | None) -> None:
    if card.standing is None or card.signed_on is None:
        raise NotSigned
    if card.standing.state in OVER:
        raise OverAlready
    if on < card.signed_on and not (kind == "effective" and card.retroactive):
        raise Invalid({"on_date": BEFORE_SIGNING})
    if kind == "renewed" and (until is None or until <= on):
        raise Invalid({"until": UNTIL_NEEDED})
