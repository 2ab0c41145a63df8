"""What may be recorded of a payment; pure."""

from core.errors import Conflict, mark
from core.money import Money


class NotAnInvoice(Conflict):
    message = mark("Payments are recorded for invoices only.")


class NothingToGiveBack(Conflict):
    message = mark("There is less to give back than that: only what was received can be refunded.")


class RecordedBefore(Conflict):
    message = mark("This payment was recorded already.")


class OtherCurrencyPaid(Conflict):
    message = mark("This invoice is in {currency}: an amount in another currency is not recorded for it.")


def check_payment(series: str, amount: Money, paid: Money) -> None:
    """`amount` below zero is given back. Too much and too little are both real, and shown. Raises NotAnInvoice,
    NothingToGiveBack, OtherCurrencyPaid.
    """
    if amount.currency != paid.currency:
        raise OtherCurrencyPaid(currency=paid.currency)
    if series != "invoice":
        raise NotAnInvoice
    if (paid + amount).minor < 0:
        raise NothingToGiveBack
