"""An invoice's life: what may be issued when, what is open of it, and whose numbers are written right; pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from core.errors import Conflict, mark
from core.money import Money
from expo.billing.prices.rules import Line, Sum

Part = Literal["whole", "deposit", "balance", "extras"]
PERCENT = 100

SERIES_NAMES: Mapping[str, str] = {
    "quote": mark("Quote"),
    "invoice": mark("Invoice"),
    "credit": mark("Credit note"),
}
PART_NAMES: Mapping[str, str] = {
    "whole": mark("The whole"),
    "deposit": mark("Deposit"),
    "balance": mark("Balance"),
    "extras": mark("Services"),
}
OF_BOOTHS = ("whole", "deposit", "balance")
"""Parts of what a reservation costs; services have invoices of their own, or stand on the whole and the balance."""
LETTERS = {"quote": "Q", "invoice": "I", "credit": "C"}
STATE_NAMES: Mapping[str, str] = {
    "quoted": mark("Quoted"),
    "open": mark("To be paid"),
    "partly": mark("Partly paid"),
    "overdue": mark("Overdue"),
    "paid": mark("Paid"),
    "over": mark("Paid too much"),
    "credited": mark("Credited"),
    "refund": mark("To be given back"),
    "credit": mark("Credit note"),
}
OWED = frozenset({"open", "partly", "overdue"})
LATER, BEFORE = mark("To be paid later, with the balance"), mark("Less the deposit, {reference}")
BILLABLE = frozenset({"proposed", "requested", "confirmed"})
QUOTABLE = BILLABLE | {"held", "objected"}
REMIND_AFTER = (1, 8, 22)
"""Days past the due day on which a reminder goes out: three, then somebody telephones."""


class NothingToBill(Conflict):
    message = mark("There is nothing to bill: the exhibitor has no booth asked for or confirmed.")


class BilledAlready(Conflict):
    message = mark("This was invoiced already. Write a credit note first if it was wrong.")


class NothingFurther(Conflict):
    message = mark("There is nothing to bill: no service is confirmed that is not invoiced already.")


class NoDeposit(Conflict):
    message = mark("The balance comes after a deposit: invoice that first, or the whole at once.")


class NoBiller(Conflict):
    message = mark("Say first who issues the invoices, with name and account.")


class NoBuyer(Conflict):
    message = mark("To whom the invoice goes is not known yet: name and address are missing.")


class CreditedAlready(Conflict):
    message = mark("There is a credit note for this already.")


class NotCreditable(Conflict):
    message = mark("Only an invoice can be credited.")


@dataclass(frozen=True, slots=True)
class Standing:
    """An issued paper with what has become of it."""

    series: str
    gross: Money
    paid: Money
    due_on: date
    credited: bool = False

    @property
    def open(self) -> Money:
        """What is still owed; below zero for what is to be given back."""
        return (Money(0, self.gross.currency) if self.credited else self.gross) - self.paid


def state_of(one: Standing, today: date) -> str:
    """Derived, never stored: a key of STATE_NAMES. Due is the last day on which one pays in time."""
    if one.series != "invoice":
        return "quoted" if one.series == "quote" else "credit"
    left = one.open.minor
    if one.credited:
        return "refund" if left < 0 else "credited"
    if left <= 0:
        return "over" if left < 0 else "paid"
    if today > one.due_on:
        return "overdue"
    return "partly" if one.paid else "open"


def check_part(part: str, live: Collection[str], reservation: str) -> None:
    """`live` are the parts that were invoiced and not credited. Raises NothingToBill, BilledAlready, NoDeposit."""
    if reservation not in BILLABLE:
        raise NothingToBill
    if part in live or "whole" in live or (part == "whole" and live) or (part == "deposit" and "balance" in live):
        raise BilledAlready
    if part == "balance" and "deposit" not in live:
        raise NoDeposit


def deposit_of(whole: Sum, percent: int, per_mille: int) -> Sum:
    """`percent` of the net, with its own tax."""
    net = whole.net.times(Fraction(percent, PERCENT))
    return Sum(net, net.tax(per_mille))


def balance_of(whole: Sum, deposit: Sum) -> Sum:
    """What is left: deposit and balance are the whole to the last won, tax too."""
    return Sum(whole.net - deposit.net, whole.tax - deposit.tax)


def deposit_lines(lines: list[Line], whole: Sum, deposit: Sum) -> list[Line]:
    """They come to the deposit's net."""
    return [*lines, Line(LATER, deposit.net - whole.net)]


def balance_lines(lines: list[Line], deposit: Sum, reference: str) -> list[Line]:
    """They come to the balance's net."""
    return [*lines, Line(BEFORE, -deposit.net, places={"reference": reference})]


def reference_of(slug: str, series: str, number: int) -> str:
    """What payers write on the transfer: WSCE-2026-I0001."""
    return f"{slug.upper()}-{LETTERS[series]}{number:04d}"


WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def business_number(text: str) -> str | None:
    """A 사업자등록번호 as it is written (123-45-67891), or another country's number as it came; None where the check digit
    of ten digits is wrong.
    """
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return text.strip()
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    total += int(digits[8]) * WEIGHTS[8] // 10
    if (10 - total % 10) % 10 != int(digits[9]):
        return None
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def next_reminder(due_on: date, sent: int, today: date) -> int | None:
    """The step of the reminder that is due today, from 1; one at a time, however long nobody looked."""
    if sent < len(REMIND_AFTER) and (today - due_on).days >= REMIND_AFTER[sent]:
        return sent + 1
    return None
