"""A passport's form: what stands on the page with the picture."""

from collections.abc import Collection
from datetime import date

from core.errors import mark
from core.forms.form import Form
from crm.delegations.passports.rules import NUMBER, Details
from crm.delegations.visas.rules import PASSPORT_NAMES

EXPIRED = mark("This passport has expired by then: another one is needed.")


def details_in(form: Form, nations: Collection[str], *, needed_on: date) -> Details:
    """`needed_on` is the last day of the visit, or today."""
    number = form.text("number", most=20).upper().replace(" ", "").replace("-", "")
    if number and not NUMBER.fullmatch(number):
        form.mistake("number", mark("A passport number has five to fifteen letters and digits."))
    expires = form.day("expires_on")
    if expires is not None and expires <= needed_on:
        form.mistake("expires_on", EXPIRED)
    return Details(
        number=number,
        expires_on=expires or date.max,
        nation=form.choice("nation", nations),
        kind=form.choice("kind", PASSPORT_NAMES),
        name=form.text("name", most=200),
    )
