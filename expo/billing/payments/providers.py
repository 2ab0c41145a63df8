"""What a payment provider has to be: none is bundled; who joins one names its class in the settings (docs/payments.md).

The contract of its webhook: it calls until it is answered, more than once for the same payment; each call carries a
signature over the body and the time at which it was sent, which `read` checks before anything in it is believed; the
payment's own id makes its `origin`, so that however often it is told of it is recorded once, and what is sent again later
by who listened in records nothing. An amount in another currency than the invoice's is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Protocol

from core.actor import SYSTEM
from core.errors import NotFound, Refusal, mark
from core.money import Money
from core.settings import SettingsError
from expo.billing.invoices.queries import paper_called
from expo.billing.payments.commands import record_payment
from expo.billing.payments.rules import RecordedBefore
from expo.editions.queries import edition_called

LATEST = timedelta(minutes=10)
"""How far the time of a notice may be from ours."""


class SignatureWrong(Refusal):
    status = 401
    message = mark("This payment notice is not signed as agreed.")


class NoticeTooOld(Refusal):
    status = 401
    message = mark("This payment notice was not sent just now. Please send it anew, signed with the time.")


class NoProvider(NotFound):
    message = mark("Invoices are paid by transfer: no payment provider is joined.")


@dataclass(frozen=True, slots=True)
class Notice:
    """A payment (or, below zero, a refund) as a provider tells of it; `id` is the provider's own, `sent_at` is signed."""

    id: str
    edition: str
    reference: str
    amount: Money
    paid_on: date
    sent_at: datetime


class Provider(Protocol):
    """`name` is stored with each payment and stands in the address of its webhook, so it must not change."""

    name: str

    async def begin(self, *, edition: str, reference: str, amount: Money, back_to: str) -> str:
        """The address (https) at which the payer pays; afterwards they are sent `back_to`, which believes nothing."""
        ...

    def read(self, headers: Mapping[str, str], body: bytes) -> Notice:
        """What a webhook says. Raises SignatureWrong."""
        ...


_joined: list[Provider] = []


def join(provider: Provider | None) -> None:
    """From the composition root; None where invoices are paid by transfer alone."""
    _joined[:] = [provider] if provider is not None else []


def joined() -> Provider | None:
    return _joined[0] if _joined else None


def provider_called(name: str) -> Provider:
    """Raises NoProvider."""
    provider = joined()
    if provider is None or provider.name != name:
        raise NoProvider
    return provider


def load(named: str | None) -> Provider | None:
    """One of the class `module:Class`. Raises SettingsError where there is none, or where it cannot pay."""
    if named is None:
        return None
    module, _, name = named.partition(":")
    try:
        made = getattr(import_module(module), name)()
    except (ImportError, AttributeError, TypeError) as error:
        raise SettingsError(f"PAYMENT_PROVIDER is {named!r}, which could not be made: {error}.") from error
    called = getattr(made, "name", None)
    if not (isinstance(called, str) and re.fullmatch(r"[a-z0-9-]{1,40}", called)):
        raise SettingsError(f"PAYMENT_PROVIDER is {named!r}, whose name must be of small letters, digits and hyphens.")
    provider: Provider = made
    return provider


async def receive(provider: Provider, headers: Mapping[str, str], body: bytes, *, now: datetime) -> bool:
    """Records what a webhook tells of; False for what was recorded before. Raises SignatureWrong, NoticeTooOld,
    OtherCurrencyPaid, NotFound.
    """
    notice = provider.read(headers, body)
    if abs(now - notice.sent_at) > LATEST:
        raise NoticeTooOld
    edition = await edition_called(notice.edition)
    paper = await paper_called(SYSTEM, edition.id, notice.reference, now.date())
    given = {"amount": notice.amount, "paid_on": notice.paid_on, "reference": notice.id}
    try:
        await record_payment(SYSTEM, paper.id, **given, origin=f"provider:{provider.name}:{notice.id}", now=now)  # type: ignore[arg-type]
    except RecordedBefore:
        return False
    return True
