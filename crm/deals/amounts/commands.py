"""Writing amounts down, correcting them by others, and what a company says of publishing them."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from core.money import Money
from crm.agreements.days import day_in_seoul
from crm.deals.amounts import rules
from crm.deals.amounts.rules import Stated
from crm.deals.amounts.slots import EVIDENCE
from crm.deals.facts import AmountConsented, AmountEntered
from crm.deals.queries import deal_for, locked
from crm.deals.tables import AmountEntry
from crm.sight import country_scope


async def enter_amount(
    actor: Actor,
    code: str,
    stated: Stated,
    *,
    upload: Upload | None = None,
    document: UUID | None = None,
    now: datetime,
) -> UUID:
    """Its id; with the same `origin` a second time that of the first. Evidence is uploaded, or a `document` that is filed
    already. Raises what `rules.check_stated` does, CorrectedAlready, FileRefused, NotFound.
    """
    known = await deal_for(actor, code)
    taken = await files.take(actor, upload, slot=EVIDENCE, scope=country_scope(known.country)) if upload else None
    async with transaction():
        deal = await locked(actor, code)
        if stated.origin and (there := await _of_origin(stated.origin)):
            return there
        rules.check_stated(stated, filed=taken is not None or document is not None, today=day_in_seoul(now))
        await _check_correction(deal.id, stated)
        file = await files.write_down(actor, taken, now=now) if taken else document
        return await write_amount(actor, deal.id, stated, document=file, now=now)


async def strike_amount(actor: Actor, code: str, entry: UUID, *, because: str, now: datetime) -> UUID:
    """An amount that should not be there is corrected to nothing. Raises CorrectedAlready, NotFound."""
    async with transaction():
        deal = await locked(actor, code)
        row = await _row(deal.id, entry)
        nothing = Stated(
            kind=row["kind"],
            money=Money(0, row["currency"]),
            as_of=row["as_of"],
            source=row["source"],
            grade=row["grade"],
            note=because,
            consent=row["consent"],
            supersedes=entry,
        )
        return await write_amount(actor, deal.id, nothing, document=row["document"], now=now)


async def note_consent(actor: Actor, code: str, entry: UUID, consent: str, *, now: datetime) -> None:
    """Whether the company lets it be published. Raises NotFound."""
    async with transaction():
        deal = await locked(actor, code)
        row = await _row(deal.id, entry)
        if row["consent"] == consent:
            return
        await AmountEntry.update({AmountEntry.consent: consent}).where(AmountEntry.id == entry)
        await record(actor, AmountConsented(deal=deal.id, entry=entry, consent=consent), now=now)


async def write_amount(actor: Actor, deal: UUID, stated: Stated, *, document: UUID | None, now: datetime) -> UUID:
    """In the caller's transaction, which has locked the deal and looked at what is stated. Raises CorrectedAlready."""
    row = AmountEntry(
        id=uuid4(),
        deal=deal,
        kind=stated.kind,
        minor=stated.money.minor,
        currency=stated.money.currency,
        as_of=stated.as_of,
        source=stated.source,
        grade=stated.grade,
        document=document,
        note=stated.note,
        supersedes=stated.supersedes,
        consent=stated.consent,
        recorded_at=now,
        recorded_by=str(actor),
        expected_by=stated.expected_by,
        origin=stated.origin,
    )
    async with refusing({"crm_amount_supersedes_key": rules.CorrectedAlready()}):
        await AmountEntry.insert(row)
    await record(actor, AmountEntered(deal=deal, entry=row.id, amount=stated.kind), now=now)
    return row.id


async def _check_correction(deal: UUID, stated: Stated) -> None:
    """Raises NotFound where it corrects an amount of something else."""
    if stated.supersedes is None:
        return
    row = await _row(deal, stated.supersedes)
    if row["kind"] != stated.kind:
        raise NotFound


async def _of_origin(origin: str) -> UUID | None:
    row = await AmountEntry.select(AmountEntry.id).where(AmountEntry.origin == origin).first()
    return row["id"] if row else None


async def _row(deal: UUID, entry: UUID) -> dict[str, Any]:
    row = await AmountEntry.select().where((AmountEntry.id == entry) & (AmountEntry.deal == deal)).first()
    if row is None:
        raise NotFound
    return row
