"""An item as it is typed: lines of text, those of lists joined, and what the form began from."""

from collections.abc import Collection

from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from crm.delegations.programme.lines import EMPTY, LISTS, TAGS, joined
from crm.delegations.programme.queries import Plan
from crm.delegations.programme.rules import KIND_NAMES, LONGEST_NOTES, LONGEST_PLACE, LONGEST_REASON, LONGEST_TITLE
from i18n.locales import LANGUAGES

SPOKEN = tuple(
    dict.fromkeys(
        [*(one.code for one in LANGUAGES), "fr", "pt", "ru", "vi", "id", "th", "mn", "uz", "kk", "ms", "tr", "ja", "de"]
    )
)
"""Languages between which somebody may interpret."""


def filled(lines: Lines) -> Form:
    """With what it was beside each line, so that two who change it at once are told apart."""
    return spread(blank(**lines, **was(lines)))


def spread(form: Form) -> Form:
    """Lists as the boxes of a page have them: one value each."""
    for name in LISTS:
        form.values[name] = [each for one in form.values.get(name, []) for each in one.split()]
    return form


def lines_in(form: Form, plan: Plan, owners: Collection[str]) -> dict[str, str]:
    """Every line of an item; mistakes stand at their fields, the caller checks the form."""
    placed = plan.placed
    return {
        "kind": form.choice("kind", KIND_NAMES),
        "day": form.text("day", most=20, needed=False),
        "begins": form.text("begins", most=10, needed=False),
        "ends": form.text("ends", most=10, needed=False),
        **{f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS},
        "place": form.text("place", most=LONGEST_PLACE, needed=False),
        "host": form.text("host", most=LONGEST_PLACE, needed=False),
        "notes": form.text("notes", most=LONGEST_NOTES, needed=False),
        "room": form.choice("room", [str(one) for one in placed.rooms], needed=False),
        "session": form.choice("session", [str(one) for one in placed.sessions], needed=False),
        "booth": _booth(form, plan),
        "meeting": form.choice("meeting", [str(one) for one in placed.meetings], needed=False),
        "owner": form.choice("owner", owners, needed=False),
        "first": form.choice("first", [*SPOKEN, form.raw("was_first")], needed=False),
        "then": form.choice("then", [*SPOKEN, form.raw("was_then")], needed=False),
        "travel": form.text("travel", most=4, needed=False),
        "everyone": "yes" if form.flag("everyone") else "",
        **{name: _listed(form, name, plan) for name in LISTS},
    }


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, EMPTY)


def reason_in(form: Form) -> str:
    return form.text("reason", most=LONGEST_REASON, needed=False)


def _booth(form: Form, plan: Plan) -> str:
    """By its number, as it is read out; a page that comes back has its id."""
    typed = form.text("booth", most=60, needed=False)
    found = next((str(key) for key, number in plan.placed.booths.items() if typed in (number, str(key))), "")
    if typed and not found:
        form.mistake("booth", mark("There is no booth with this number."))
    return found


def _listed(form: Form, name: str, plan: Plan) -> str:
    known = {
        "parts": {str(one.id) for one in plan.members},
        "cars": {str(one) for one in plan.cars},
        "interpreters": {str(one) for one in plan.interpreters},
    }
    chosen = form.many(name)
    if set(chosen) - known[name]:
        form.mistake(name, mark("Please choose one of the list."))
    return joined(set(chosen) & known[name])
