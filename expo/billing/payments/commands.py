"""Recording what was received or given back, and what follows from a deposit that is paid."""

from datetime import date, datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.transaction import refusing, transaction
from core.journal.commands import record
from core.money import Money
from expo.billing.facts import PaymentRecorded
from expo.billing.invoices.queries import Paper, biller_of, paper_of
from expo.billing.invoices.telling import tell_of
from expo.billing.payments import rules
from expo.billing.payments.tables import Payment
from expo.billing.prices.queries import day_of
from expo.exhibitors.queries import locked
from expo.permissions import Expo
from expo.reservations.commands import move_reservation
from expo.reservations.queries import reservation_of
from expo.reservations.turns import turn


async def record_payment(
    actor: Actor,
    invoice: UUID,
    *,
    amount: Money,
    paid_on: date,
    reference: str = "",
    origin: str | None = None,
    because: str = "",
    now: datetime,
) -> UUID:
    """`amount` below zero is given back. Raises NotAnInvoice, NothingToGiveBack, RecordedBefore, Denied, NotFound."""
    require(actor, Expo.INVOICE_WRITE)
    async with transaction():
        known = await paper_of(invoice, now.date())
        await turn(known.edition)  # it may confirm booths: their turn comes before any row is locked
        await locked(known.exhibitor)
        known = await paper_of(invoice, await day_of(known.edition, now))
        rules.check_payment(known.series, amount, known.standing.paid)
        made = Payment(
            id=uuid4(),
            edition=known.edition,
            invoice=known.id,
            minor=amount.minor,
            currency=amount.currency,
            paid_on=paid_on,
            reference=reference,
            origin=origin,
            recorded_at=now,
            recorded_by=str(actor),
        )
        async with refusing({"expo_payment_origin_key": rules.RecordedBefore()}):
            await Payment.insert(made)
        after = await paper_of(invoice, await day_of(known.edition, now))
        await record(actor, _told(known, made), now=now, because=because)
        await _follow(known, after, now)
    return made.id


def _told(known: Paper, made: Payment) -> PaymentRecorded:
    return PaymentRecorded(
        edition=known.edition,
        exhibitor=known.exhibitor,
        invoice=known.id,
        payment=made.id,
        reference=known.reference,
        minor=made.minor,
        currency=made.currency,
        paid_on=made.paid_on,
    )


async def _follow(before: Paper, after: Paper, now: datetime) -> None:
    """Paid at last: they are thanked, and booths are confirmed where the fair has said so; else organisers see it."""
    if before.open.minor <= 0 or after.open.minor > 0 or after.credited_by:
        return
    await tell_of("paid", after, now=now)
    biller = await biller_of(after.edition)
    if after.reservation is None or biller is None or not biller.confirms or after.part == "balance":
        return
    if (await reservation_of(after.reservation)).state == "requested":
        await move_reservation(SYSTEM, after.reservation, to="confirmed", now=now)
