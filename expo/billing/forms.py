"""Amounts and days as people type them."""

import re
from datetime import date
from decimal import Decimal

from babel.numbers import get_currency_precision

from core.digits import usual_number
from core.errors import mark
from core.forms.form import Form, day_in

MOST = 10**13
"""In the smallest unit: ten trillion won, more than a hall has ever earned."""
AMOUNT = re.compile(r"([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,15})(\.[0-9]{1,3})?")


def minor_in(form: Form, name: str, currency: str) -> int:
    """1,650,000 or 1650000; of a currency with cents also 12.50. In the smallest unit."""
    typed = form.text(name, most=40)
    found = minor_of(typed, currency) if typed else 0
    if found is None:
        form.mistake(name, mark("An amount looks like 1,650,000."))
    return found or 0


def minor_of(text: str, currency: str) -> int | None:
    """None for what is no amount of this currency."""
    plain = usual_number(text)
    if AMOUNT.fullmatch(plain) is None:
        return None
    value = Decimal(plain.replace(",", "")).scaleb(get_currency_precision(currency))
    return int(value) if value == value.to_integral() and value <= MOST else None


def days_in(form: Form) -> tuple[date | None, date | None]:
    """`from_on`, and `until_on` where one was said."""
    first = form.day("from_on")
    said = form.text("until_on", most=20, needed=False)
    last = day_in(said) if said else None
    if said and last is None:
        form.mistake("until_on", mark("A day looks like 2026-12-08."))
    if first and last and last < first:
        form.mistake("until_on", mark("The last day comes before the first one."))
    return first, last
