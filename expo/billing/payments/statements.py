"""Reading a bank statement in: each row recorded, known, open, outgoing or unreadable, and told of as such."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
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
from expo.billing.facts import StatementRead
from expo.billing.invoices.queries import invoices_that, paper_called
from expo.billing.payments.commands import record_payment
from expo.billing.payments.matching import Match, Owed, match
from expo.billing.payments.reading import Row, statement_in
from expo.billing.payments.tables import Payment, Statement, StatementRow
from expo.billing.prices.queries import day_of
from expo.editions.queries import held
from expo.exhibitors.queries import fair_of
from expo.permissions import Expo


@dataclass(frozen=True, slots=True)
class Told:
    """A row as the report has it; `proposed` and `recorded` are references of invoices."""

    id: UUID
    position: int
    state: str
    text: str
    amount: Money
    paid_on: date | None
    proposed: str | None
    recorded: str | None


async def read_statement(actor: Actor, *, edition: str, file: str, octets: bytes, now: datetime) -> UUID:
    """All of it or nothing. The same rows again are known and recorded no second time. Raises UnreadableStatement."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        row = await held(edition)
        currency = (await fair_of(row.id)).currency
        rows = statement_in(octets, currency)
        today = await day_of(row.id, now)
        made = Statement(
            id=uuid4(), edition=row.id, file=file[:200], currency=currency, brought_at=now, brought_by=str(actor)
        )
        await Statement.insert(made)
        recorded = 0
        for one, origin in zip(rows, _origins(row.id, rows), strict=True):
            recorded += await _take(actor, made, one, origin, today, now)
        told = StatementRead(edition=row.id, statement=made.id, rows=len(rows), recorded=recorded)
        await record(actor, told, now=now)
    found: UUID = made.id
    return found


async def assign(actor: Actor, *, edition: UUID, row: UUID, reference: str, now: datetime) -> None:
    """An open row is for this invoice. Raises NotFound, RecordedBefore."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        mine = (StatementRow.id == row) & (StatementRow.state == "open") & (StatementRow.statement.edition == edition)
        known = await StatementRow.select().where(mine).first()
        if known is None:
            raise NotFound
        paper = await paper_called(actor, edition, reference, await day_of(edition, now))
        amount = Money(known["minor"], paper.gross.currency)
        payment = await record_payment(
            actor,
            paper.id,
            amount=amount,
            paid_on=known["paid_on"],
            reference=known["text"][:200],
            origin=known["origin"],
            now=now,
        )
        said: dict[Any, Any] = {StatementRow.state: "recorded", StatementRow.payment: payment}
        await StatementRow.update(said).where(StatementRow.id == row)


async def statements_of(actor: Actor, edition: UUID) -> list[Mapping[str, Any]]:
    """`id`, `file`, `brought_at`, the newest first."""
    require(actor, Expo.INVOICE_READ)
    query = Statement.select(Statement.id, Statement.file, Statement.brought_at).where(Statement.edition == edition)
    return list(await query.order_by(Statement.brought_at, ascending=False))


async def report_of(actor: Actor, edition: UUID, statement: UUID) -> tuple[str, list[Told]]:
    """The file's name and each row, open ones first. Raises NotFound."""
    require(actor, Expo.INVOICE_READ)
    mine = (Statement.id == statement) & (Statement.edition == edition)
    known = await Statement.select(Statement.file, Statement.currency).where(mine).first()
    if known is None:
        raise NotFound
    proposed = StatementRow.proposed.reference.as_alias("proposed_reference")
    recorded = StatementRow.payment.invoice.reference.as_alias("recorded_reference")  # type: ignore[union-attr]
    query = StatementRow.select(*StatementRow.all_columns(), proposed, recorded)
    rows = await query.where(StatementRow.statement == statement).order_by(StatementRow.position)
    found = [_told(row, known["currency"]) for row in rows]
    return known["file"], sorted(found, key=lambda one: one.state != "open")


async def _take(actor: Actor, made: Statement, row: Row, origin: str, today: date, now: datetime) -> bool:
    """Whether it was recorded."""
    kept = StatementRow(
        id=uuid4(),
        statement=made.id,
        position=row.position,
        text=row.text,
        minor=row.minor,
        paid_on=row.day,
        origin=origin,
    )
    found: Match | None = None
    if row.day is None:
        kept.state = "unreadable"
    elif row.minor <= 0:
        kept.state = "outgoing"
    elif await Payment.exists().where(Payment.origin == origin):
        kept.state = "known"
    else:
        kept.state = "open"
        found = match(row.text, row.minor, await _owed(made, today))
        kept.proposed = found.invoice if found else None
    if found is not None and found.certain and row.day is not None:
        given: dict[str, Any] = {"paid_on": row.day, "reference": row.text[:200], "origin": origin}
        amount = Money(row.minor, made.currency)
        kept.payment = await record_payment(actor, found.invoice, amount=amount, **given, now=now)
        kept.state = "recorded"
    await StatementRow.insert(kept)
    return bool(kept.state == "recorded")


async def _owed(made: Statement, today: date) -> list[Owed]:
    """Anew for each row, since the one before may have paid something."""
    every = await invoices_that(today, edition=made.edition)
    here = [one for one in every if one.gross.currency == made.currency]
    return [Owed(one.id, one.reference, one.open.minor, one.buyer["name"]) for one in here]


def _origins(edition: UUID, rows: Sequence[Row]) -> list[str]:
    """What tells a row from others, and the same row from itself: two alike on one day are two."""
    seen: Counter[tuple[object, ...]] = Counter()
    found = []
    for one in rows:
        key = (one.day, one.minor, one.text)
        seen[key] += 1
        found.append("statement:" + hashlib.sha256(repr((str(edition), *key, seen[key])).encode()).hexdigest())
    return found


def _told(row: Mapping[str, Any], currency: str) -> Told:
    amount = Money(row["minor"], currency)
    said = (row["id"], row["position"], row["state"], row["text"], amount, row["paid_on"])
    return Told(*said, row["proposed_reference"], row["recorded_reference"])
