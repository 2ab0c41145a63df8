"""Reading payments, and which booths wait for nothing but an organiser's word."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.money import Money
from expo.billing.payments.tables import Payment

CONFIRMABLE = """
SELECT DISTINCT x.code, o.name, i.reference FROM expo_invoice i JOIN expo_reservation r ON r.id = i.reservation
    JOIN expo_exhibitor x ON x.id = i.exhibitor JOIN directory_organisation o ON o.id = x.organisation
WHERE i.edition = {} AND i.series = 'invoice' AND i.part IN ('deposit', 'whole') AND r.state = 'requested'
    AND NOT EXISTS (SELECT 1 FROM expo_invoice c WHERE c.corrects = i.id)
    AND (SELECT coalesce(sum(p.minor), 0) FROM expo_payment p WHERE p.invoice = i.id) >= i.gross
ORDER BY i.reference
"""


@dataclass(frozen=True, slots=True)
class Received:
    """`amount` below zero was given back."""

    id: UUID
    amount: Money
    paid_on: date
    reference: str
    recorded_at: datetime


async def payments_of(invoice: UUID) -> list[Received]:
    """Of an invoice that the caller may see; in the order in which they were recorded."""
    rows = await Payment.select().where(Payment.invoice == invoice).order_by(Payment.recorded_at)
    return [
        Received(row["id"], Money(row["minor"], row["currency"]), row["paid_on"], row["reference"], row["recorded_at"])
        for row in rows
    ]


async def confirmable(edition: UUID) -> list[dict[str, str]]:
    """`code`, `name` (translated text as stored) and `reference` where the deposit is paid and booths are still only
    asked for.
    """
    return list(await DB.run_querystring(QueryString(CONFIRMABLE, edition)))
