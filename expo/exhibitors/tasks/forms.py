"""A task as organisers type it."""

from core.errors import mark
from core.forms.form import Form
from expo.exhibitors.rules import KIND_NAMES
from expo.exhibitors.tasks.queries import TAGS
from expo.exhibitors.tasks.rules import LONGEST_HINT, LONGEST_TITLE, PROOF_NAMES
from i18n.locales import DEFAULT


def task_in(form: Form) -> dict[str, str]:
    """One line a field; the day in the edition's zone."""
    lines = {f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS}
    if not any(lines.values()):
        form.mistake(f"title_{DEFAULT.code}", mark("Please give the title in at least one language."))
    lines |= {f"hint_{tag}": form.text(f"hint_{tag}", most=LONGEST_HINT, needed=False) for tag in TAGS}
    day = form.day("due_on")
    return lines | {
        "kind": form.choice("kind", KIND_NAMES, needed=False),
        "proof": form.choice("proof", PROOF_NAMES),
        "due_on": day.isoformat() if day else "",
    }
