"""Wishes and runs as they are typed."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import cast
from uuid import UUID

from core.errors import mark
from core.forms.form import Form
from expo.meetings.matching.asked import HALVES, LIKINGS, MOST_SECONDS, STAYS, WHERE, Asked
from expo.meetings.matching.day import Half, Liking
from expo.meetings.matching.gathering import Problem
from expo.meetings.matching.queries import Called
from expo.meetings.matching.wishing import Said

MOST_LINES = 5_000
LONGEST = 400_000


def wish_in(form: Form, parties: Mapping[UUID, Called]) -> Said | None:
    """None where something is missing, which the form says."""
    ours = _party(form, "exhibitor", parties)
    theirs = _party(form, "counterpart", parties)
    of = cast("tuple[Liking, Liking]", tuple(form.choice(name, LIKINGS) for name in ("of_exhibitor", "of_counterpart")))
    half = cast("Half", form.choice("half", HALVES, needed=False) or "any")
    if ours is None or theirs is None or form.errors:
        return None
    return Said(ours, theirs, *of, half)


def lines_in(form: Form, parties: Mapping[UUID, Called]) -> list[Said]:
    """A table of codes and words, with commas, semicolons or tabs; what is wrong is said of the first line that is."""
    text = form.text("lines", most=LONGEST)
    if not text:
        return []
    known = {(one.side, one.code.casefold()): one.id for one in parties.values()}
    mark_of = max("\t;,", key=text.split("\n", 1)[0].count)
    rows = list(csv.reader(StringIO(text), delimiter=mark_of))
    if len(rows) > MOST_LINES:
        form.mistake("lines", mark("At most {most} lines at once, please."), most=MOST_LINES)
        return []
    found: list[Said] = []
    for number, row in enumerate(rows, start=1):
        cells = [one.strip().casefold() for one in row] + [""] * 5
        if not any(cells) or (number == 1 and cells[0] == "exhibitor"):
            continue
        pair = known.get(("exhibitor", cells[0])), known.get(("counterpart", cells[1]))
        said, half = (cells[2] or "open", cells[3] or "open"), cells[4] or "any"
        if None in pair or not set(said) <= set(LIKINGS) or half not in HALVES:
            form.mistake("lines", mark("Line {number} cannot be read: {line}"), number=number, line=",".join(row)[:80])
            return []
        found.append(Said(*pair, *said, half))  # type: ignore[arg-type]
    return found


def asked_in(form: Form, runs: list[int]) -> Asked:
    """Check the form afterwards."""
    keep = form.choice("keep", [str(one) for one in runs], needed=False)
    return Asked(
        form.whole("least", least=0, most=20),
        form.whole("most", least=1, most=100),
        form.choice("where", WHERE),  # type: ignore[arg-type]
        form.choice("stays", STAYS),  # type: ignore[arg-type]
        form.whole("longest", least=1, most=20),
        form.whole("walk", least=0, most=60),
        form.whole("seconds", least=1, most=MOST_SECONDS),
        int(keep) if keep else None,
    )


def likings_in(form: Form, codes: Mapping[str, UUID]) -> dict[UUID, Liking]:
    """What one side says of those of the other that its page showed, by their id; the fields are `wish-CODE`."""
    shown = {code: key for code, key in codes.items() if f"wish-{code}" in form.values}
    return {key: cast("Liking", form.choice(f"wish-{code}", LIKINGS)) for code, key in shown.items()}


def locked_in(form: Form, problem: Problem) -> set[int]:
    """Places among the wishes: those of single meetings (`lock`), and all of somebody (`whole`)."""
    single, whole = set(form.many("lock")), set(form.many("whole"))
    return {
        at
        for at, wish in enumerate(problem.day.wishes)
        if str(at) in single or {str(wish.firm), str(wish.buyer)} & whole
    }


def _party(form: Form, name: str, parties: Mapping[UUID, Called]) -> UUID | None:
    code = form.text(name, most=60).casefold()
    found = next((one.id for one in parties.values() if one.side == name and one.code.casefold() == code), None)
    if code and found is None:
        form.mistake(name, mark("Nobody here has this code."))
    return found
