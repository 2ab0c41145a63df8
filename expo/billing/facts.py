"""What happens to prices, invoices and payments."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfEdition(Fact, frozen=True, kw_only=True):
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class PriceSet(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.prices.set"
    says: ClassVar[str] = mark("set a price for booths")
    price: UUID
    item: str
    built: str
    minor: int
    currency: str
    from_on: date
    until_on: date | None


class PriceEnded(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.prices.ended"
    says: ClassVar[str] = mark("took a price or a discount back")
    price: UUID


class DiscountSet(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.prices.discount_set"
    says: ClassVar[str] = mark("set a discount for booths")
    discount: UUID
    who: str
    per_mille: int
    from_on: date
    until_on: date | None


class BillerSet(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.biller_set"
    says: ClassVar[str] = mark("said who issues the invoices of an edition")


class InvoicesExported(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.exported"
    says: ClassVar[str] = mark("took the invoices of an edition out as a table ({number})")
    number: int


class StatementRead(_OfEdition, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.statement_read"
    says: ClassVar[str] = mark("read a bank statement: {recorded} of {rows} rows recorded")
    statement: UUID
    rows: int
    recorded: int


class _OfExhibitor(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor


class BuyerSet(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.buyer_set"
    says: ClassVar[str] = mark("said to whom an exhibitor’s invoices go")


class InvoiceIssued(_OfExhibitor, frozen=True, kw_only=True):
    """`minor` in the smallest unit; `series` is quote, invoice or credit."""

    kind: ClassVar[str] = "expo.billing.issued"
    says: ClassVar[str] = mark("issued {reference}")
    invoice: UUID
    series: str
    reference: str
    minor: int
    currency: str


class PaymentRecorded(_OfExhibitor, frozen=True, kw_only=True):
    """`minor` below zero for what was given back."""

    kind: ClassVar[str] = "expo.billing.paid"
    says: ClassVar[str] = mark("recorded a payment for {reference}")
    invoice: UUID
    payment: UUID
    reference: str
    minor: int
    currency: str
    paid_on: date


class InvoiceReminded(_OfExhibitor, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.billing.reminded"
    says: ClassVar[str] = mark("reminded of {reference}")
    invoice: UUID
    reference: str
    step: int
