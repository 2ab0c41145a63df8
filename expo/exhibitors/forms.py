"""An application as it is typed, by the applicant or by staff for them."""

from collections.abc import Collection
from typing import Any

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.exhibitors.queries import SIGN
from expo.exhibitors.rules import KIND_NAMES, LONGEST_NAME, LONGEST_NOTE, LONGEST_PHONE, MOST_AREA
from i18n.locales import LANGUAGES

TAGS = tuple(one.code for one in LANGUAGES)
LONGEST_CODE = 60


def filled(lines: Lines, **more: object) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    return blank(**lines, **was(lines), **more)


def lines_in(form: Form, halls: Collection[str], pavilions: Collection[str]) -> dict[str, str]:
    """What may be unsaid while it is being written: sending asks for the rest."""
    return {
        "kind": form.choice("kind", KIND_NAMES, needed=False),
        "area": _number(form, "area", 0, MOST_AREA),
        "open_sides": _number(form, "open_sides", 1, 4),
        "hall": form.choice("hall", halls, needed=False),
        "pavilion": form.choice("pavilion", pavilions, needed=False),
        "near": form.text("near", most=LONGEST_NOTE, needed=False),
        "apart": form.text("apart", most=LONGEST_NOTE, needed=False),
        "note": form.text("note", most=LONGEST_NOTE, needed=False),
        "alliance": "yes" if form.flag("alliance") else "",
        "contact_name": form.text("contact_name", most=LONGEST_NAME, needed=False),
        "contact_email": form.email("contact_email") if form.raw("contact_email").strip() else "",
        "contact_phone": form.text("contact_phone", most=LONGEST_PHONE, needed=False),
        "contact_language": form.choice("contact_language", TAGS, needed=False),
        **{name: form.text(name, most=LONGEST_NAME, needed=False) for name in SIGN},
    }


def _number(form: Form, name: str, least: int, most: int) -> str:
    if not form.raw(name).strip():
        return ""
    found = form.whole(name, least=least, most=most)
    return str(found) if found else ""


def contract_in(form: Form) -> dict[str, Any]:
    """`number` and `signed_on` of a contract that was signed."""
    return {"number": form.text("number", most=LONGEST_CODE), "signed_on": form.day("signed_on")}


MOVE_LABELS = {
    "applied": mark("Send the application"),
    "reviewing": mark("Take up for review"),
    "returned": mark("Give back to complete"),
    "approved": mark("Approve"),
    "contracted": mark("Write down the contract"),
    "confirmed": mark("Confirm taking part"),
    "declined": mark("Decline"),
    "withdrawn": mark("Withdraw"),
}
"""What a button says that leads to a state."""
