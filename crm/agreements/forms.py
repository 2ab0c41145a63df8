"""An agreement's forms: text in, lines or typed values out."""

import re
from collections.abc import Collection
from datetime import date

from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank, day_in
from core.forms.merging import Lines
from crm.agreements.lines import (
    CHOICES,
    DAYS,
    EMPTY,
    FLAGS,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    NUMBERS,
    TAGS,
)

A_CODE = 60
NOTICE_MOST = 3_650
A_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]*)?")
NO_NUMBER = mark("Please give a number.")


def filled(lines: Lines) -> Form:
    """With what it was beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines))


def lines_in(form: Form, countries: Collection[str], owners: Collection[str]) -> dict[str, str]:
    """Every line of an agreement."""
    return {
        **{f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS},
        **{f"summary_{tag}": form.text(f"summary_{tag}", most=LONGEST_SUMMARY, needed=False) for tag in TAGS},
        "kind": form.choice("kind", CHOICES["kind"], needed=False),
        "country": form.choice("country", countries),
        "owner": form.choice("owner", owners, needed=False),
        "sight": form.choice("sight", CHOICES["sight"]),
        **{name: form.text(name, most=A_CODE, needed=False) for name in ("amends", "replaces", "session")},
        "effectivity": form.choice("effectivity", CHOICES["effectivity"]),
        **{name: _day(form, name) for name in DAYS},
        **{name: _number(form, name, most) for name, most in NUMBERS.items()},
        **{name: "yes" if form.flag(name) else "" for name in FLAGS},
    }


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, EMPTY)


def amount_in(form: Form, name: str) -> float | None:
    """A plain number, with a point or without; None where nothing was typed."""
    typed = form.text(name, most=20, needed=False).replace(",", "")
    if not typed:
        return None
    if not A_NUMBER.fullmatch(typed):
        form.mistake(name, NO_NUMBER)
        return None
    return float(typed)


def some_day(form: Form, name: str) -> date | None:
    """None where nothing was typed; a mistake where it is no day."""
    return day_in(_day(form, name))


def _day(form: Form, name: str) -> str:
    if not form.raw(name).strip():
        return ""
    found = form.day(name)
    return found.isoformat() if found else ""


def _number(form: Form, name: str, most: int) -> str:
    if not form.raw(name).strip():
        return ""
    found = form.whole(name, least=0 if name.endswith("_days") else 1, most=most)
    return "" if name in form.errors else str(found)
