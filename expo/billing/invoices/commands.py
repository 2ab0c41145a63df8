"""Issuing quotes, invoices and credit notes: numbered without a gap, frozen as they are, and sent."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from core.money import Money
from expo.billing.facts import InvoiceIssued
from expo.billing.invoices import rules
from expo.billing.invoices.queries import Paper, biller_of, buyer_of, paper_of, papers_for
from expo.billing.invoices.sources import Due, due_of, lines_of, note_billed, note_freed
from expo.billing.invoices.tables import Invoice
from expo.billing.invoices.telling import tell_of
from expo.billing.prices.queries import day_of
from expo.billing.prices.rules import Line, Sum, sum_of
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, fair_of, locked
from expo.exhibitors.tables import Fair
from expo.permissions import Expo
from expo.reservations.queries import Held, reservation_of
from i18n.catalogue import say
from i18n.locales import LANGUAGES
from i18n.text import written

NEXT = """
INSERT INTO expo_invoice_series (id, edition, series, last) VALUES ({}, {}, {}, 1)
ON CONFLICT (edition, series) DO UPDATE SET last = expo_invoice_series.last + 1 RETURNING last
"""


async def issue_quote(actor: Actor, reservation: UUID, *, now: datetime) -> Paper:
    """What the whole would cost, valid as long as a balance has time. Raises NothingToBill, NoPrice, NoBiller, NoBuyer."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        held, one, fair = await _known(reservation)
        if held.state not in rules.QUOTABLE:
            raise rules.NothingToBill
        lines = [*await lines_of(one, held, now), *_lines(await due_of(one, fair.currency))]
        whole = sum_of(lines, fair.currency, fair.tax_per_mille)
        return await _issue(actor, "quote", "whole", held.id, one, fair, lines, whole, fair.balance_days, now)


async def issue_invoice(actor: Actor, reservation: UUID, *, part: str, now: datetime) -> Paper:
    """The whole, a deposit, or what is left after it; services that were confirmed meanwhile stand on the whole and on the
    balance. Raises NothingToBill, BilledAlready, NoDeposit, NoPrice, NoBiller, NoBuyer, Denied, NotFound.
    """
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        held, one, fair = await _known(reservation)
        issued = await papers_for(one.id, await day_of(one.edition, now))
        live = {
            each.part: each
            for each in issued
            if each.series == "invoice" and each.reservation == held.id and not each.credited_by
        }
        rules.check_part(part, live, held.state)
        further = await due_of(one, fair.currency) if part != "deposit" else {}
        lines = [*await lines_of(one, held, now), *_lines(further)]
        whole = sum_of(lines, fair.currency, fair.tax_per_mille)
        lines, due, days = _share(part, lines, whole, fair, live.get("deposit"))
        issued_now = await _issue(actor, "invoice", part, held.id, one, fair, lines, due, days, now)
        await note_billed(further, issued_now.id, now)
        return issued_now


async def issue_further(actor: Actor, exhibitor: UUID, *, now: datetime) -> Paper:
    """Services alone that no invoice has yet. Raises NothingFurther, NoBiller, NoBuyer, Denied, NotFound."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        one = await locked(exhibitor)
        fair = await fair_of(one.edition)
        further = await due_of(one, fair.currency)
        lines = _lines(further)
        if not lines:
            raise rules.NothingFurther
        due = sum_of(lines, fair.currency, fair.tax_per_mille)
        issued = await _issue(actor, "invoice", "extras", None, one, fair, lines, due, fair.balance_days, now)
        await note_billed(further, issued.id, now)
        return issued


async def issue_credit(actor: Actor, invoice: UUID, *, because: str, now: datetime) -> Paper:
    """Takes an invoice back, whole; what was paid is then to be given back. Raises CreditedAlready, NotCreditable."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        known = await paper_of(invoice, now.date())
        await locked(known.exhibitor)
        if known.series != "invoice":
            raise rules.NotCreditable
        given: dict[str, Any] = {
            "exhibitor": known.exhibitor,
            "reservation": known.reservation,
            "corrects": known.id,
            "part": known.part,
            "language": known.language,
            "lines": json.dumps([_frozen(one.text, one.quantity, one.each, -one.amount) for one in known.lines]),
            "buyer": json.dumps(dict(known.buyer)),
            "biller": json.dumps(_biller_again(known.biller)),
            "tax_per_mille": known.per_mille,
        }
        async with refusing(
            {"corrects": rules.CreditedAlready(), "expo_invoice_corrects_key": rules.CreditedAlready()}
        ):
            credit = await _insert(
                actor, "credit", known.edition, Sum(-known.net, -known.tax), given, 0, now, because=because
            )
        await note_freed(known.id, now)
        return credit


def _lines(further: Mapping[str, Sequence[Due]]) -> list[Line]:
    return [due.line for dues in further.values() for due in dues]


def _share(part: str, lines: list[Line], whole: Sum, fair: Fair, deposit: Paper | None) -> tuple[list[Line], Sum, int]:
    """The lines of a part, what it comes to, and in how many days it is due."""
    if part == "deposit":
        due = rules.deposit_of(whole, fair.deposit_percent, fair.tax_per_mille)
        return rules.deposit_lines(lines, whole, due), due, fair.deposit_days
    if part == "balance" and deposit is not None:
        asked = Sum(deposit.net, deposit.tax)
        return rules.balance_lines(lines, asked, deposit.reference), rules.balance_of(whole, asked), fair.balance_days
    return lines, whole, fair.balance_days


async def _known(reservation: UUID) -> tuple[Held, Application, Fair]:
    """Under the exhibitor's lock: nobody else bills them meanwhile."""
    held = await reservation_of(reservation)
    one = await locked(held.exhibitor)
    return await reservation_of(reservation), one, await fair_of(one.edition)


async def _issue(
    actor: Actor,
    series: str,
    part: str,
    reservation: UUID | None,
    one: Application,
    fair: Fair,
    lines: Sequence[Line],
    due: Sum,
    days: int,
    now: datetime,
) -> Paper:
    if not lines or due.gross.minor < 0:
        raise rules.NothingToBill
    biller, buyer = await biller_of(one.edition), await buyer_of(one.id)
    if biller is None:
        raise rules.NoBiller
    if buyer is None or not buyer["name"]:
        raise rules.NoBuyer
    from_ = {
        "name": biller.name,
        "address": biller.address,
        "business_number": biller.business_number,
        "bank": biller.bank,
    }
    given: dict[str, Any] = {
        "exhibitor": one.id,
        "reservation": reservation,
        "part": part,
        "language": one.contact.language or "ko",
        "lines": json.dumps([_told(line) for line in lines]),
        "buyer": json.dumps(buyer),
        "biller": json.dumps(from_),
        "tax_per_mille": fair.tax_per_mille,
    }
    return await _insert(actor, series, one.edition, due, given, days, now)


async def _insert(
    actor: Actor,
    series: str,
    edition: UUID,
    due: Sum,
    given: Mapping[str, Any],
    days: int,
    now: datetime,
    *,
    because: str = "",
) -> Paper:
    """The number is given out last: whoever issues next waits for as little as can be."""
    today = await day_of(edition, now)
    slug = (await Edition.select(Edition.slug).where(Edition.id == edition).output(as_list=True))[0]
    number = await next_number(edition, series)
    made = Invoice(
        id=uuid4(),
        edition=edition,
        series=series,
        number=number,
        reference=rules.reference_of(slug, series, number),
        currency=due.net.currency,
        net=due.net.minor,
        tax=due.tax.minor,
        gross=due.gross.minor,
        issued_on=today,
        due_on=today + timedelta(days=days),
        issued_at=now,
        issued_by=str(actor),
        **given,
    )
    await Invoice.insert(made)
    paper = await paper_of(made.id, today)
    told: dict[str, Any] = {"reference": made.reference, "minor": made.gross, "currency": made.currency}
    fact = InvoiceIssued(edition=edition, exhibitor=paper.exhibitor, invoice=made.id, series=series, **told)
    await record(actor, fact, now=now, because=because)
    await tell_of(series, paper, now=now)
    return paper


async def next_number(edition: UUID, series: str) -> int:
    """From 1, in the caller's transaction: whoever comes next waits until it ends, and gets the same number again should
    it not commit.
    """
    rows = await DB.run_querystring(QueryString(NEXT, uuid4(), edition, series))
    found: int = rows[0]["last"]
    return found


def _told(line: Line) -> dict[str, Any]:
    """In every language that we speak, as it reads today."""
    texts = {one.code: say(one, line.says, **line.places) if line.places else say(one, line.says) for one in LANGUAGES}
    return _frozen(written("ko", texts), line.quantity, line.each, line.amount)


def _frozen(text: Any, quantity: str, each: Money | None, amount: Money) -> dict[str, Any]:
    said = msgspec.to_builtins(text)
    return {"text": said, "quantity": quantity, "each": each.minor if each else None, "minor": amount.minor}


def _biller_again(biller: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: msgspec.json.encode(biller[name]).decode() if biller[name] else None for name in ("name", "address")}
    return {**biller, **texts}
