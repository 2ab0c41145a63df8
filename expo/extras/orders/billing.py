"""How confirmed orders come onto invoices: each once, and again only when the invoice that had it was taken back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from core.db.transaction import refusing
from core.errors import mark
from expo.billing.invoices.sources import Due, Further, bill_also
from expo.billing.prices.rules import Line
from expo.exhibitors.queries import Application
from expo.extras.orders.queries import orders_for
from expo.extras.rules import InvoicedAlready
from expo.extras.tables import ExtraBilled

PLAIN, LATE = mark("{name}"), mark("{name} (ordered late)")


async def due(one: Application, currency: str) -> list[Due]:
    """Confirmed or delivered, on no invoice yet, in the invoice's currency."""
    found = [each for each in await orders_for(one.id) if each.to_bill and each.each.currency == currency]
    return [
        Due(
            each.id,
            Line(
                LATE if each.late else PLAIN,
                each.amount,
                quantity=str(each.units),
                each=each.each,
                places={"name": each.offer.name},
            ),
        )
        for each in found
    ]


async def billed(orders: Sequence[UUID], invoice: UUID, _now: datetime) -> None:
    """Raises InvoicedAlready where another invoice has one of them."""
    async with refusing({"expo_extra_billed_once": InvoicedAlready()}):
        await ExtraBilled.insert(*(ExtraBilled(id=uuid4(), ordered=one, invoice=invoice) for one in orders))


async def freed(invoice: UUID, now: datetime) -> None:
    """The invoice was taken back."""
    await ExtraBilled.update({ExtraBilled.freed_at: now}).where(
        (ExtraBilled.invoice == invoice) & ExtraBilled.freed_at.is_null()
    )


SOURCE = bill_also(Further("extras", due, billed, freed))
