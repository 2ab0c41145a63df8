"""A day in words, as a letter tells it: part by part; pure.

Of what is confidential a letter tells only that there is something.
"""

from collections.abc import Iterator, Sequence

from core.errors import mark
from crm.timeline.queries import Entry
from crm.timeline.rules import KIND_NAMES
from crm.today.queries import Day, Line
from i18n.catalogue import say
from i18n.formats import clock, isolated, number, short_day
from i18n.locales import Language

OVERDUE, DUE, WEEK = mark("Overdue"), mark("Due today"), mark("In the next seven days")
MEETINGS, NEWS = mark("Whom you meet today"), mark("New since yesterday where you follow or are mentioned")
TASK, DEADLINE, CONFIDENTIAL = mark("A task"), mark("A deadline"), mark("Confidential")
MORE = mark("and {number} more")
MOST = 15
"""Of each part: a letter is looked through on the way to work."""


def written(day: Day, tongue: Language) -> str:
    """Several lines of text; parts without anything are left out."""
    parts = (
        (OVERDUE, [_due(one, tongue) for one in day.overdue]),
        (DUE, [_due(one, tongue, dated=False) for one in day.due]),
        (WEEK, [_due(one, tongue) for one in day.week]),
        (MEETINGS, [_met(one, tongue) for one in day.meetings]),
        (NEWS, [_new(one, tongue) for one in day.news]),
    )
    return "\n\n".join("\n".join(_part(label, lines, tongue)) for label, lines in parts if lines)


def _part(label: str, lines: Sequence[str], tongue: Language) -> Iterator[str]:
    yield f"{say(tongue, label)} ({number(len(lines), tongue)})"
    for line in lines[:MOST]:
        yield f"• {line}"
    if len(lines) > MOST:
        yield f"• {say(tongue, MORE, number=number(len(lines) - MOST, tongue))}"


def _due(one: Line, tongue: Language, *, dated: bool = True) -> str:
    told = ""
    if one.task:
        told = say(tongue, TASK) if one.task.confidential else isolated(one.task.title, tongue)
    elif one.deadline:
        known = one.deadline
        told = say(tongue, DEADLINE) if known.closed else _apart(tongue, known.text, known.about)
    return f"{short_day(one.due_on, tongue)}: {told}" if dated else told


def _met(one: Entry, tongue: Language) -> str:
    at = f"{clock(one.local)} " if one.local else ""
    return f"{at}{_called(one, tongue)}"


def _new(one: Entry, tongue: Language) -> str:
    return " – ".join(filter(None, (_called(one, tongue), _apart(tongue, one.author_name))))


def _called(one: Entry, tongue: Language) -> str:
    if one.confidential:
        return say(tongue, CONFIDENTIAL)
    return f"{say(tongue, KIND_NAMES[one.kind])}: {isolated(one.title, tongue)}"


def _apart(tongue: Language, *texts: str) -> str:
    """None of them turns the others around."""
    return " – ".join(isolated(one, tongue) for one in texts if one)
