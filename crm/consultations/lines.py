"""A consultation record as its form has it: one line a field, so that what two people wrote can be put together."""

from collections.abc import Mapping
from typing import Any

from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from core.money import Money
from crm.consultations.rules import (
    CURRENCIES,
    FURTHEST,
    LONGEST_PRODUCT,
    LONGEST_WORDS,
    NEXT_STEPS,
    OUTCOMES,
    SOURCES,
    Said,
    mistake_in,
)
from expo.billing.forms import minor_in, minor_of
from i18n.locales import LANGUAGES
from i18n.spreadsheets import plain

TONGUES = tuple(one.code for one in LANGUAGES)
LINES = (
    "language",
    "product",
    "outcome",
    "next_step",
    "words",
    "source",
    "currency",
    "consulted",
    "expected",
    "horizon",
)
NOTHING: Lines = dict.fromkeys(LINES, "")


def lines_of(said: Said) -> Lines:
    """Amounts as people type them, in the currency's usual unit."""
    texts = {name: getattr(said, name) for name in ("language", "product", "outcome", "next_step", "words", "source")}
    amounts = {name: plain(one) if (one := getattr(said, name)) else "" for name in ("consulted", "expected")}
    return {**texts, "currency": said.currency, **amounts, "horizon": str(said.horizon or "")}


def said_of_row(row: Mapping[str, Any]) -> Said:
    """What the columns hold."""
    texts: dict[str, Any] = {
        name: row[name] for name in ("language", "product", "outcome", "next_step", "words", "source")
    }
    amounts: dict[str, Any] = {
        name: Money(row[name], row["currency"]) if row[name] is not None else None for name in ("consulted", "expected")
    }
    return Said(**texts, **amounts, horizon=row["horizon"])


def said_of(lines: Lines) -> Said:
    """Of lines that were read from a form once; what two people wrote may not fit together: see `rules.mistake_in`."""
    texts: dict[str, Any] = {
        name: lines[name] for name in ("language", "product", "outcome", "next_step", "words", "source")
    }
    currency = lines["currency"]
    amounts: dict[str, Any] = {
        name: Money(minor, currency) if currency and (minor := minor_of(lines[name], currency)) else None
        for name in ("consulted", "expected")
    }
    return Said(**texts, **amounts, horizon=int(lines["horizon"]) if lines["horizon"] else None)


def said_in(form: Form) -> Said:
    """As somebody types it; amounts may be left empty, which is not zero."""
    currency = form.choice("currency", CURRENCIES, needed=False)
    amounts = {name: _amount(form, name, currency) for name in ("consulted", "expected")}
    horizon = form.whole("horizon", least=1, most=FURTHEST) if amounts["expected"] and form.raw("horizon") else None
    found = Said(
        language=form.choice("language", TONGUES),
        product=form.text("product", most=LONGEST_PRODUCT),
        outcome=form.choice("outcome", OUTCOMES),
        next_step=form.choice("next_step", NEXT_STEPS, needed=False),
        words=form.text("words", most=LONGEST_WORDS, needed=False),
        source=form.choice("source", SOURCES),
        horizon=horizon,
        **amounts,
    )
    if wrong := mistake_in(found.consulted, found.expected, found.horizon):
        form.mistake(*wrong)
    return found


def before_in(form: Form) -> Lines:
    """What the form began from, of the lines that say so."""
    found = was_in(form, LINES)
    return {name: line.replace(",", "") if name in ("consulted", "expected") else line for name, line in found.items()}


def filled(said: Said, **more: object) -> Form:
    """With what each line was beside it, for the next save."""
    lines = lines_of(said)
    shown = {name: grouped(lines[name]) for name in ("consulted", "expected")}
    return blank(**{**lines, **shown}, **was(lines), **more)


def unwritten(**begins: str) -> Form:
    """To be filled in where nobody has written anything yet."""
    return blank(**begins, **was(NOTHING))


def grouped(amount: str) -> str:
    """1200000 as 1,200,000, which is easier to read before one presses a button, and is read back as the same."""
    whole, dot, rest = amount.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole else amount


def _amount(form: Form, name: str, currency: str) -> Money | None:
    if not form.raw(name).strip():
        return None
    if not currency:
        form.mistake("currency", mark("Please say in which currency."))
        return None
    minor = minor_in(form, name, currency)
    if name not in form.errors and minor == 0:
        form.mistake(name, mark("Leave it empty where no amount was talked about: nothing is not zero."))
    return Money(minor, currency) if minor else None
