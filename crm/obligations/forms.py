"""An obligation's form: text in, lines out."""

from collections.abc import Collection

from core.forms.before import was_in
from core.forms.form import Form
from crm.agreements.forms import amount_in
from crm.agreements.lines import LONGEST_TITLE
from crm.obligations.lines import AMOUNTS, EMPTY, TAGS
from crm.obligations.rules import SIDE_NAMES

LONGEST_CLAUSE, LONGEST_INDICATOR, MOST_MONTHS = 100, 200, 120


def obligation_in(form: Form, owners: Collection[str]) -> dict[str, str]:
    """Every line of it."""
    for name in AMOUNTS:
        amount_in(form, name)
    months = form.whole("months", least=1, most=MOST_MONTHS) if form.raw("months").strip() else ""
    due_on = form.day("due_on")
    return {
        **{f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS},
        **{f"indicator_{tag}": form.text(f"indicator_{tag}", most=LONGEST_INDICATOR, needed=False) for tag in TAGS},
        "clause": form.text("clause", most=LONGEST_CLAUSE, needed=False),
        "side": form.choice("side", SIDE_NAMES),
        "owner": form.choice("owner", owners, needed=False),
        "due_on": due_on.isoformat() if due_on else "",
        "months": str(months),
        **{name: form.text(name, most=20, needed=False).replace(",", "") for name in AMOUNTS},
    }


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, EMPTY)
