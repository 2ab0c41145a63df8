"""A post as it is typed."""

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank, day_in
from directory.people.appointments.rules import LONGEST_SOURCE, LONGEST_TITLE, RANKS, TAGS, Post


def filled(post: Post) -> Form:
    """With what it was before beside each line."""
    return blank(**post.lines, **was(post.lines))


def lines_in(form: Form, organisation: str) -> dict[str, str]:
    """`organisation` is the code of the one that was typed, empty where the form says already what is wrong with it."""
    lines = {f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS}
    if not any(lines.values()):
        form.mistake("title_en", mark("A title in one language at least, please."))
    lines["organisation"] = organisation
    lines["rank"] = form.choice("rank", RANKS, needed=False)
    lines |= {name: _day(form, name) for name in ("begins_on", "ends_on")}
    if lines["begins_on"] and lines["ends_on"] and lines["ends_on"] < lines["begins_on"]:
        form.mistake("ends_on", mark("The last day is not before the first."))
    lines["source"] = form.text("source", most=LONGEST_SOURCE, needed=False)
    return lines


def _day(form: Form, name: str) -> str:
    """ISO 8601; empty for none, and with a mistake for anything else."""
    line = form.text(name, most=20, needed=False)
    if line and day_in(line) is None:
        form.mistake(name, mark("A day looks like 2026-12-08."))
        return ""
    return line
