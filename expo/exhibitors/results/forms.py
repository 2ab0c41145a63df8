"""The questions after the show as they are answered."""

from core.errors import mark
from core.forms.form import Form, blank
from core.money import Money
from expo.billing.forms import minor_in
from expo.exhibitors.results.queries import Answer
from expo.exhibitors.results.rules import (
    AGAIN_NAMES,
    AMOUNT_NAMES,
    CURRENCIES,
    LINES,
    LONGEST_COMMENT,
    MOST_TALKS,
    RENEWAL_NAMES,
    Said,
)
from i18n.spreadsheets import plain


def filled(answer: Answer | None) -> Form:
    """As it was answered; empty the first time."""
    if answer is None:
        return blank(revision=0)
    said = answer.said
    names = ("consultations", "contracts", "again", "renewal", "comments")
    form = blank(revision=answer.revision, **{name: getattr(said, name) for name in names})
    for kind, amounts in said.amounts.items():
        for line, one in zip(LINES, amounts, strict=False):
            form.values[f"{kind}_{line}"] = [plain(one)]
            form.values[f"{kind}_currency_{line}"] = [one.currency]
    return form


def said_in(form: Form) -> Said:
    """Whatever is left empty is not said."""
    return Said(
        consultations=_count(form, "consultations"),
        contracts=_count(form, "contracts"),
        again=form.choice("again", AGAIN_NAMES, needed=False),
        renewal=form.choice("renewal", RENEWAL_NAMES, needed=False),
        comments=form.text("comments", most=LONGEST_COMMENT, needed=False),
        amounts={kind: _amounts(form, kind) for kind in AMOUNT_NAMES},
    )


def _amounts(form: Form, kind: str) -> tuple[Money, ...]:
    found: dict[str, Money] = {}
    for line in LINES:
        name = f"{kind}_{line}"
        if not form.raw(name).strip():
            continue
        currency = form.choice(f"{kind}_currency_{line}", CURRENCIES)
        if currency not in CURRENCIES:
            continue
        minor = minor_in(form, name, currency)
        if currency in found:
            form.mistake(f"{kind}_currency_{line}", mark("Each currency once, please: add them up."))
        elif minor:
            found[currency] = Money(minor, currency)
    return tuple(found.values())


def _count(form: Form, name: str) -> int | None:
    if not form.raw(name).strip():
        return None
    return form.whole(name, least=0, most=MOST_TALKS)
