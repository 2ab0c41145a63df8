"""What a payment provider has to be: none is bundled, and whoever joins one registers it here.

The contract of its webhook: it calls until it is answered, more than once for the same payment; each call carries
a signature over the body that `read` checks before anything in it is believed; the payment's own id makes its `origin`,
so that however often it is told of it is recorded once. An amount in another currency than the invoice's is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.actor import SYSTEM
from core.errors import Conflict, mark
from core.money import Money
from expo.billing.invoices.queries import paper_called
from expo.billing.payments.commands import record_payment
from expo.billing.payments.rules import RecordedBefore
from expo.editions.queries import edition_called


class SignatureWrong(Conflict):
    message = mark("This payment notice is not signed as agreed.")


@dataclass(frozen=True, slots=True)
class Notice:
    """A payment (or, below zero, a refund) as a provider tells of it; `id` is the provider's own."""

    id: str
    edition: str
    reference: str
    amount: Money
    paid_on: date


class Provider(Protocol):
    """`name` is stored with each payment, so it must not change."""

    name: str

    async def begin(self, *, edition: str, reference: str, amount: Money, back_to: str) -> str:
        """The address at which the payer pays."""
        ...

    def read(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """What a webhook says. Raises SignatureWrong."""
        ...


async def receive(provider: Provider, headers: Mapping[str, str], body: bytes, *, now: datetime) -> bool:
    """Records what a webhook tells of; False for what was recorded before. Raises SignatureWrong, NotFound."""
    notice = provider.read(headers, body)
    edition = await edition_called(notice.edition)
    paper = await paper_called(SYSTEM, edition.id, notice.reference, now.date())
    given = {"amount": notice.amount, "paid_on": notice.paid_on, "reference": notice.id}
    try:
        await record_payment(SYSTEM, paper.id, **given, origin=f"provider:{provider.name}:{notice.id}", now=now)  # type: ignore[arg-type]
    except RecordedBefore:
        return False
    return True
