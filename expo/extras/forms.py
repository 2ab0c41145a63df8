"""A line of the catalogue as organisers type it."""

import re
from datetime import date

from core.errors import mark
from core.forms.form import Form, day_in
from expo.billing.forms import minor_in, minor_of
from expo.exhibitors.rules import KIND_NAMES
from expo.extras.queries import TAGS
from expo.extras.rules import (
    CLOSES_BEFORE,
    LATE_BETWEEN,
    LATE_ONE_WAY,
    LONGEST_ABOUT,
    LONGEST_NAME,
    LONGEST_QUESTION,
    TRADE_NAMES,
    UNIT_NAMES,
)
from i18n.locales import DEFAULT

LONGEST = {"name": LONGEST_NAME, "description": LONGEST_ABOUT, "question": LONGEST_QUESTION}
PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9])?")
MOST_PERCENT, MOST_STOCK = 300, 1_000_000


def extra_in(form: Form, currency: str) -> dict[str, str]:
    """One line a field; days of the edition's zone, amounts of `currency` as they were typed."""
    lines = {
        f"{name}_{tag}": form.text(f"{name}_{tag}", most=most, needed=False)
        for name, most in LONGEST.items()
        for tag in TAGS
    }
    if not any(lines[f"name_{tag}"] for tag in TAGS):
        form.mistake(f"name_{DEFAULT.code}", mark("Please give the name in at least one language."))
    minor_in(form, "amount", currency)
    first, last = form.day("opens_on"), form.day("closes_on")
    if first and last and last < first:
        form.mistake("closes_on", CLOSES_BEFORE)
    stock = form.text("stock", most=9, needed=False)
    if stock:
        form.whole("stock", least=0, most=MOST_STOCK)
    return lines | {
        "trade": form.choice("trade", TRADE_NAMES),
        "unit": form.choice("unit", UNIT_NAMES),
        "kind": form.choice("kind", KIND_NAMES, needed=False),
        "amount": form.text("amount", most=40).replace(",", ""),
        "opens_on": first.isoformat() if first else "",
        "closes_on": last.isoformat() if last else "",
        "stock": stock,
        "placed": "yes" if form.flag("placed") else "",
        **_late_in(form, currency, first, last),
    }


def _late_in(form: Form, currency: str, first: date | None, last: date | None) -> dict[str, str]:
    """A day, with a surcharge or another price: one of the two, or nothing at all."""
    said = form.text("late_on", most=20, needed=False)
    day = day_in(said) if said else None
    percent = form.text("late_percent", most=5, needed=False).removesuffix("%").strip()
    amount = form.text("late_amount", most=40, needed=False).replace(",", "")
    if said and day is None:
        form.mistake("late_on", mark("A day looks like 2026-12-08."))
    if day and first and last and not first < day <= last:
        form.mistake("late_on", LATE_BETWEEN)
    if percent and (PERCENT.fullmatch(percent) is None or float(percent) > MOST_PERCENT):
        form.mistake("late_percent", mark("From {least} to {most}, please."), least=0, most=MOST_PERCENT)
    if amount and minor_of(amount, currency) is None:
        form.mistake("late_amount", mark("An amount looks like 1,650,000."))
    if said and bool(percent) == bool(amount):
        form.mistake("late_percent", LATE_ONE_WAY)
    if not said and (percent or amount):
        form.mistake("late_on", mark("Please say from which day on orders are late."))
    return {"late_on": day.isoformat() if day else "", "late_percent": percent, "late_amount": amount}
