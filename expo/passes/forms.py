"""Badges as exhibitors type them, one by one or a line for each; quotas as organisers do."""

import re
from collections.abc import Sequence
from datetime import date

from core.errors import mark
from core.forms.before import was
from core.forms.form import Form, blank, day_in
from core.forms.rows import was_rows
from expo.passes.queries import Badge
from expo.passes.rules import (
    KIND_NAMES,
    LONGEST_NAME,
    LONGEST_POST,
    LONGEST_SHOWN,
    MOST_AT_ONCE,
    MOST_QUOTA,
    ROWS,
    Bearer,
    Quota,
    lines_of,
)

LONGEST_LIST = 12_000
PARTS = (LONGEST_NAME, LONGEST_SHOWN, LONGEST_POST)
AREA_AND_NUMBER = re.compile(r"([0-9]{1,4})\s*(?:m2|m²|㎡)?\s*[:;,\t]\s*([0-9]{1,4})")
MOST_AREA = 5_000


def bearers_in(form: Form, offered: Sequence[date]) -> list[Bearer]:
    """One of the form, or a line for each person: name; name on the badge; post."""
    kind, days = form.choice("kind", KIND_NAMES), _days_in(form, offered)
    people = form.text("people", most=LONGEST_LIST, needed=False)
    if not people:
        return [_bearer(form, kind, days)]
    lines = [line for line in people.split("\n") if line.strip()]
    if len(lines) > MOST_AT_ONCE:
        form.mistake("people", mark("At most {most} people at once, please."), most=MOST_AT_ONCE)
        return []
    return [one for line in lines if (one := _of_line(form, line, kind, days)) is not None]


def bearer_in(form: Form, kind: str, offered: Sequence[date]) -> Bearer:
    """To be changed: the kind stays."""
    return _bearer(form, kind, _days_in(form, offered))


def quotas_in(form: Form) -> list[Quota]:
    """For each kind a line for each step: the area from which it counts, and how many."""
    found = []
    for kind in KIND_NAMES:
        steps: dict[int, int] = {}
        for line in form.text(kind, most=2_000, needed=False).split("\n"):
            if not line.strip():
                continue
            said = AREA_AND_NUMBER.fullmatch(line.strip())
            if said is None or int(said[1]) > MOST_AREA or int(said[2]) > MOST_QUOTA or int(said[1]) in steps:
                form.mistake(kind, mark("A line looks like 18: 6 – from 18 m² on six badges; each area once."))
                continue
            steps[int(said[1])] = int(said[2])
        found += [Quota(kind, area, number) for area, number in sorted(steps.items())]
    return found


def filled(one: Badge) -> Form:
    """To be changed, with what it was."""
    lines = one.bearer.lines
    form = blank(**{**lines, **was(lines)})
    form.values["days"] = lines["days"].split()
    return form


def quotas_filled(quotas: Sequence[Quota]) -> Form:
    """With what each step was, so that two who change them at once are told apart."""
    steps = {
        kind: "\n".join(f"{one.least_area}: {one.passes}" for one in quotas if one.kind == kind) for kind in KIND_NAMES
    }
    return blank(**steps, **was_rows(ROWS, lines_of(quotas)))


def _bearer(form: Form, kind: str, days: tuple[date, ...]) -> Bearer:
    name = form.text("name", most=LONGEST_NAME)
    shown = form.text("shown_name", most=LONGEST_SHOWN, needed=False) or name[:LONGEST_SHOWN]
    return Bearer(kind, name, shown, form.text("post", most=LONGEST_POST, needed=False), days)


def _of_line(form: Form, line: str, kind: str, days: tuple[date, ...]) -> Bearer | None:
    said = [part.strip() for part in re.split(r"[;\t]", line)]
    if len(said) > len(PARTS) or not said[0] or any(len(part) > most for part, most in zip(said, PARTS, strict=False)):
        form.mistake("people", mark("This line cannot be read: {line}"), line=line.strip()[:80])
        return None
    name, shown, post = (*said, "", "")[:3]
    return Bearer(kind, name, shown or name[:LONGEST_SHOWN], post, days)


def _days_in(form: Form, offered: Sequence[date]) -> tuple[date, ...]:
    days = sorted({found for text in form.many("days") if (found := day_in(text)) is not None})
    if offered and (not days or set(days) - set(offered)):
        form.mistake("days", mark("Please choose at least one day."))
    return tuple(days)
