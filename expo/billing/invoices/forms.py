"""Particulars of who bills and who is billed, as they are typed."""

from core.errors import mark
from core.forms.form import Form
from expo.billing.invoices.rules import business_number

LONGEST_LINE, LONGEST_ADDRESS, LONGEST_NUMBER = 200, 500, 20


def buyer_in(form: Form) -> dict[str, str]:
    """All but the number is needed: an invoice without an address is none."""
    return {
        "name": form.text("name", most=LONGEST_LINE),
        "business_number": _number(form),
        "address": form.text("address", most=LONGEST_ADDRESS),
        "email": form.email("email"),
    }


def biller_in(form: Form) -> dict[str, str]:
    """In Korean, and in English where it is said."""
    found = {
        "name_ko": form.text("name_ko", most=LONGEST_LINE),
        "name_en": form.text("name_en", most=LONGEST_LINE, needed=False),
        "address_ko": form.text("address_ko", most=LONGEST_ADDRESS, needed=False),
        "address_en": form.text("address_en", most=LONGEST_ADDRESS, needed=False),
    }
    more = {"business_number": _number(form), "bank": form.text("bank", most=LONGEST_ADDRESS)}
    return {**found, **more, "confirms": "yes" if form.flag("confirms") else ""}


def _number(form: Form) -> str:
    typed = form.text("business_number", most=LONGEST_NUMBER, needed=False)
    found = business_number(typed)
    if found is None:
        form.mistake("business_number", mark("The check digit of this number is wrong: please look at it once more."))
    return found or ""
