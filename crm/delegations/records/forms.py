"""A record of a meeting as it is typed."""

from collections.abc import Collection
from datetime import time
from uuid import UUID
from zoneinfo import available_timezones

from core.errors import mark
from core.forms.before import was, was_in
from core.forms.form import Form, blank
from core.forms.merging import Lines
from crm.delegations.forms import day_line
from crm.delegations.lines import TAGS
from crm.delegations.records.commands import Agreed
from crm.delegations.records.rules import (
    EMPTY,
    LONGEST_OTHERS,
    LONGEST_PLACE,
    LONGEST_SAID,
    LONGEST_TITLE,
    SAID,
    SAY_SOMETHING,
    SIDE_NAMES,
)
from crm.timeline.forms import ZONES

MANY = ("people", "colleagues")


def filled(lines: Lines) -> Form:
    """With what it was beside each line, and those who took part ticked."""
    form = blank(**lines, **was(lines))
    for name in MANY:
        form.values[name] = lines[name].split()
    return form


def lines_in(form: Form, people: Collection[str], colleagues: Collection[str]) -> dict[str, str]:
    """`people` and `colleagues` are the ids that may be ticked."""
    lines = {
        "title": form.text("title", most=LONGEST_TITLE),
        "held_on": day_line(form, "held_on"),
        "clock": _clock(form),
        "zone": form.choice("zone", {*ZONES, *({form.raw("zone")} & available_timezones())}),
        "place": form.text("place", most=LONGEST_PLACE, needed=False),
        "official": "yes" if form.flag("official") else "",
        "lang": form.choice("lang", TAGS),
        **{name: form.text(name, most=LONGEST_SAID, needed=False) for name in SAID},
        "others": form.text("others", most=LONGEST_OTHERS, needed=False),
        "people": " ".join(sorted({*form.many("people")} & {*people})),
        "colleagues": " ".join(sorted({*form.many("colleagues")} & {*colleagues})),
    }
    if not lines["held_on"] and "held_on" not in form.errors:
        form.mistake("held_on", mark("This is needed."))
    if not any(lines[name] for name in SAID):
        form.mistake("they_said", SAY_SOMETHING)
    return lines


def before_in(form: Form) -> dict[str, str]:
    """What the form began from."""
    return was_in(form, EMPTY)


def agreed_in(form: Form, owners: Collection[str]) -> Agreed | None:
    """What is to be done; None with a mistake at its field."""
    title, due_on = form.text("title", most=LONGEST_TITLE), form.day("due_on")
    owner, side = form.choice("owner", owners, needed=False), form.choice("side", SIDE_NAMES)
    return Agreed(title, due_on, UUID(owner) if owner else None, side) if due_on else None


def _clock(form: Form) -> str:
    given = form.text("clock", most=8)
    try:
        return f"{time.fromisoformat(given):%H:%M}" if given else ""
    except ValueError:
        form.mistake("clock", mark("An hour looks like 14:30."))
        return ""
