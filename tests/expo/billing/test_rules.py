"""What an invoice is in which state, and how a whole is parted; pure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app  # noqa: F401 -- plugs in who writes letters
from core.money import Money
from expo.billing.invoices import rules
from expo.billing.invoices.rules import Standing, business_number, next_reminder, state_of
from expo.billing.prices.rules import Sum

TODAY = date(2026, 12, 8)
AMOUNTS = st.integers(0, 10**12)


def won(minor: int) -> Money:
    return Money(minor, "KRW")


@given(AMOUNTS, st.integers(0, 100), st.integers(0, 300))
def test_deposit_and_balance_are_the_whole_to_the_last_won(net: int, percent: int, rate: int) -> None:
    whole = Sum(won(net), won(net).tax(rate))
    deposit = rules.deposit_of(whole, percent, rate)
    balance = rules.balance_of(whole, deposit)
    assert deposit.gross + balance.gross == whole.gross
    assert min(deposit.net.minor, deposit.tax.minor, balance.net.minor, balance.tax.minor) >= 0


@given(AMOUNTS, st.lists(st.integers(-(10**12), 10**12), max_size=6), st.integers(-40, 40), st.booleans())
def test_an_invoice_is_in_exactly_the_state_that_its_payments_say(
    gross: int, payments: list[int], late: int, credited: bool
) -> None:
    paid = max(0, sum(payments))
    state = state_of(Standing("invoice", won(gross), won(paid), TODAY, credited), TODAY + timedelta(days=late))
    if credited:
        assert state == ("refund" if paid else "credited")
    elif paid >= gross:
        assert state == ("over" if paid > gross else "paid")
    else:
        assert state == ("overdue" if late > 0 else "partly" if paid else "open")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2208162517", "220-81-62517"),
        ("220-81-62517", "220-81-62517"),
        ("220-81-62518", None),
        ("ESB12345", "ESB12345"),
    ],
)
def test_the_check_digit_of_a_business_number_is_looked_at(typed: str, written: str | None) -> None:
    assert business_number(typed) == written


def test_reminders_come_one_at_a_time_and_then_somebody_telephones() -> None:
    steps = [
        next_reminder(TODAY, sent, TODAY + timedelta(days=days)) for sent, days in ((0, 0), (0, 1), (1, 1), (1, 40))
    ]
    assert steps == [None, 1, None, 2]
    assert next_reminder(TODAY, 3, TODAY + timedelta(days=400)) is None
