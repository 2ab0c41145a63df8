"""A deal's forms: text in, lines or typed values out."""

from collections.abc import Collection
from datetime import date

from core.actor import Actor
from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank, day_in
from core.forms.merging import Lines
from core.money import Money
from crm.agreements.parties.forms import one_called
from crm.deals.lines import CHOICES, EMPTY, LINKS, LONGEST_NAME
from crm.deals.queries import Card
from crm.rates.rules import is_currency
from i18n.amounts import minor_of
from i18n.locales import Language

A_CODE = 60
NO_AMOUNT = mark("This is no amount that can be read. Write it as 4,200,000 or 4.2 million.")
NO_CURRENCY = mark("A currency has a code of three letters: USD, KRW, EUR.")


def filled(lines: Lines, card: Card, tongue: Language) -> Form:
    """With what it was beside each line, so that two who change it at once are told apart; organisations by their names."""
    shown = {**lines, "lead": card.lead.name.read(tongue.chain).text}
    if card.buyer:
        shown["buyer"] = card.buyer.name.read(tongue.chain).text
    return blank(**shown, **was(lines))


async def lines_in(
    form: Form, countries: Collection[str], owners: Collection[str], actor: Actor, tongue: Language
) -> dict[str, str]:
    """Every line of a deal; organisations by their codes."""
    buyer = await one_called(form, "buyer", actor, tongue) if form.raw("buyer").strip() else ""
    return {
        "name": form.text("name", most=LONGEST_NAME),
        "country": form.choice("country", countries),
        "lead": await one_called(form, "lead", actor, tongue),
        "buyer": buyer,
        "field": form.choice("field", CHOICES["field"], needed=False),
        **{name: form.text(name, most=A_CODE, needed=False) for name in LINKS},
        "owner": form.choice("owner", owners, needed=False),
        "sight": form.choice("sight", CHOICES["sight"]),
    }


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, EMPTY)


def money_in(form: Form, tongue: Language, *, needed: bool = True) -> Money | None:
    """`amount` as the reader's language writes it, in `currency`; None, and a mistake unless nothing was needed."""
    typed = form.text("amount", most=60, needed=needed)
    if not typed:
        return None
    currency = form.text("currency", most=3).upper()
    if not is_currency(currency):
        form.mistake("currency", NO_CURRENCY)
        return None
    minor = minor_of(typed, currency, tongue)
    if minor is None:
        form.mistake("amount", NO_AMOUNT)
        return None
    return Money(minor, currency)


def some_day(form: Form, name: str) -> date | None:
    """None where nothing was typed; a mistake where it is no day."""
    typed = form.raw(name).strip()
    if not typed:
        return None
    form.day(name)
    return day_in(typed)
