"""A booth event as its exhibitor types it."""

from collections.abc import Sequence
from datetime import date

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank
from core.forms.merging import Lines
from expo.exhibitors.events import rules
from expo.exhibitors.events.queries import TAGS
from expo.exhibitors.hours.forms import time_in
from expo.exhibitors.stands.rules import SPOKEN

USUAL_MINUTES = 30


def filled(lines: Lines) -> Form:
    """With what it was before beside each line, so that two who change it at once are told apart."""
    form = blank(**lines, **was(lines))
    form.values["spoken"] = lines["spoken"].split()
    return form


def lines_in(form: Form, days: Sequence[date]) -> dict[str, str]:
    """Mistakes stand at their fields. `days` are the edition's."""
    ticked = set(form.many("spoken"))
    begin = time_in(form, "begin")
    lines = {
        **{
            f"{name}_{tag}": form.text(f"{name}_{tag}", most=most, needed=False)
            for name, most in rules.TEXTS.items()
            for tag in TAGS
        },
        "kind": form.choice("kind", rules.KIND_NAMES),
        "spoken": " ".join(tag for tag in SPOKEN if tag in ticked),
        "expected": _people(form),
        "day": form.choice("day", [one.isoformat() for one in days]),
        "begin": f"{begin:%H:%M}" if begin else "",
        "minutes": str(form.whole("minutes", least=rules.SHORTEST, most=rules.LONGEST)),
    }
    if not any(lines[f"title_{tag}"] for tag in TAGS):
        form.mistake(f"title_{TAGS[0]}", mark("Please name it in one language at least."))
    if not lines["spoken"]:
        form.mistake("spoken", mark("Please say in which language it is held."))
    return lines


def _people(form: Form) -> str:
    if not form.raw("expected").strip():
        return ""
    return str(form.whole("expected", least=1, most=rules.MOST_PEOPLE))
