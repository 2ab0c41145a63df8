"""The terms for exhibitors as a form has them; pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core.errors import Invalid, mark
from core.forms.merging import Lines

INSTANTS = ("applications_open_at", "applications_close_at", "booths_open_at")
NUMBERS = {
    "hold_minutes": (1, 10_080),
    "objection_days": (0, 60),
    "deposit_percent": (0, 100),
    "deposit_days": (0, 120),
    "balance_days": (0, 365),
}
"""Least and most."""
TAX = "tax_per_mille"
CURRENCIES = ("KRW", "USD", "EUR", "CNY")
TYPED = "%Y-%m-%dT%H:%M"


def lines_of(terms: Any, zone: str) -> dict[str, str]:
    """`terms` has the columns of a fair. Instants are written as `<input type="datetime-local">` wants them, in `zone`; tax
    in per cent.
    """
    local = ZoneInfo(zone)
    times = {name: getattr(terms, name) for name in INSTANTS}
    return {
        **{name: at.astimezone(local).strftime(TYPED) if at else "" for name, at in times.items()},
        **{name: str(getattr(terms, name)) for name in NUMBERS},
        TAX: f"{Decimal(getattr(terms, TAX)) / 10:f}",
        "currency": terms.currency,
    }


def percent_in(said: str) -> str | None:
    """As one writes it, with one decimal at most: 10, 7.5 or 7,5; None for what is none."""
    found = re.fullmatch(r"(\d{1,3})(?:[.,](\d))?", said.strip().removesuffix("%").rstrip(), re.ASCII)
    if found is None or Decimal(said := f"{int(found[1])}.{found[2] or 0}") > 100:
        return None
    return said.removesuffix(".0")


def values_of(lines: Lines, zone: str) -> Mapping[str, Any]:
    """By column; instants as `lines` have them, in `zone`. An hour that a change of clocks skips counts from before it."""
    local = ZoneInfo(zone)
    times = {name: lines[name] for name in INSTANTS}
    return {
        **{
            name: datetime.strptime(said, TYPED).replace(tzinfo=local) if said else None for name, said in times.items()
        },
        **{name: int(lines[name]) for name in NUMBERS},
        TAX: int(Decimal(lines[TAX]) * 10),
        "currency": lines["currency"],
    }


def check_terms(lines: Lines) -> None:
    """Raises Invalid, with a message a field."""
    opens, closes = lines["applications_open_at"], lines["applications_close_at"]
    if closes and not opens:
        raise Invalid({"applications_open_at": mark("An end needs a beginning.")})
    if opens and closes and closes <= opens:
        raise Invalid({"applications_close_at": mark("The end is before the beginning.")})
