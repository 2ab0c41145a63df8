"""A demand as it is typed, by who looks for something or by staff for them."""

from collections.abc import Collection

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.solutions.demands import rules
from expo.solutions.forms import TAGS, ticked
from expo.solutions.taxonomy import BUDGETS, FIELDS, SIZES, SPOKEN


def filled(lines: Lines, contact: Lines) -> Form:
    """With what it was before beside each line; the contact is one person's and needs no comparing."""
    plain = {name: line for name, line in lines.items() if name not in rules.CHOSEN}
    form = blank(**plain, **contact, **was(lines))
    form.values |= {name: lines[name].split() for name in rules.CHOSEN}
    return form


def lines_in(form: Form, countries: Collection[str]) -> dict[str, str]:
    """Without the contact. A draft may lack anything."""
    texts = {
        f"{name}_{tag}": form.text(f"{name}_{tag}", most=most, needed=False)
        for name, most in rules.TEXTS.items()
        for tag in TAGS
    }
    due_on = form.day("due_on") if form.raw("due_on").strip() else None
    return {
        **texts,
        "place": form.text("place", most=rules.LONGEST_PLACE, needed=False),
        "country": form.choice("country", countries, needed=False),
        "fields": ticked(form, "fields", FIELDS),
        "languages": ticked(form, "languages", SPOKEN),
        "sizes": ticked(form, "sizes", SIZES),
        "budget": form.choice("budget", BUDGETS, needed=False),
        "due_on": due_on.isoformat() if due_on else "",
        "wished": "yes" if form.flag("wished") else "",
    }


def contact_in(form: Form) -> dict[str, str]:
    return {
        "contact_name": form.text("contact_name", most=rules.LONGEST_NAME, needed=False),
        "contact_email": form.email("contact_email") if form.raw("contact_email").strip() else "",
        "contact_phone": form.text("contact_phone", most=rules.LONGEST_PHONE, needed=False),
    }


MOVE_LABELS = {
    "draft": mark("Take it back to change it"),
    "submitted": mark("Send it in"),
    "approved": mark("Approve"),
    "returned": mark("Give back"),
    "closed": mark("Close it"),
}
"""What a button says that leads to a state."""
