"""What somebody chose of a file's rows, what became another since they looked, and what is worth leaving to a worker."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

import msgspec

from core.errors import Conflict, mark
from expo.interchange.reconcile.weighing import OF_PEOPLE, Decisions, Side
from expo.interchange.report import Line, Report

LONG = 300
"""From so many rows that change, a worker does it."""
CHOSEN = ("created", "updated", "conflict", "withdrawn")
"""Outcomes of rows that somebody may leave out."""
NAMING = ("person_twice", "speaker_unknown", "speaker_overlap")
"""Notes with people's names in them."""


class DecidedAlready(Conflict):
    message = mark("This file was decided upon already.")


class NotToBeUndone(Conflict):
    message = mark("Only an import that was applied, and not taken back yet, can be taken back.")


class Choices(msgspec.Struct, frozen=True, omit_defaults=True):
    """`left` are (kind, key) of rows that are not to be taken, `fields` (kind, key, field, whose word counts); `otherwise`
    is who has the last word on every other field.
    """

    left: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str, str, Side], ...] = ()
    otherwise: Side | Literal[""] = ""

    @property
    def decisions(self) -> Decisions:
        fields = {(kind, key, field): side for kind, key, field, side in self.fields}
        return Decisions(fields, self.otherwise, frozenset(self.left))


def chosen(report: Report, rows: Iterable[str], sides: Mapping[str, str]) -> Choices:
    """From a form: `rows` are the names of the rows that are taken, `sides` whose word counts by a conflict's name."""
    taken = set(rows)
    left = [(one.kind, one.key) for one in report.lines if one.outcome in CHOSEN and row_name(one) not in taken]
    fields: list[tuple[str, str, str, Side]] = []
    for one in report.lines:
        for met in one.conflicts:
            side: Side = "file" if sides.get(f"{row_name(one)}|{met.field}") == "file" else "desk"
            fields.append((one.kind, one.key, met.field, side))
    return Choices(tuple(left), tuple(fields))


def row_name(line: Line) -> str:
    """In a form."""
    return f"{line.kind}:{line.key}"


def moved_on(seen: Report, now: Report) -> list[str]:
    """The rows that are others than when somebody looked; new codes are dealt anew each time and do not count."""
    before, after = _told(seen), _told(now)
    return [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]


def _told(report: Report) -> dict[str, Any]:
    return {
        row_name(one): (
            one.outcome,
            one.fields,
            tuple((met.field, met.verdict, met.file, met.desk) for met in one.weighed),
        )
        for one in report.lines
    }


def is_long(report: Report) -> bool:
    return sum(one.outcome in CHOSEN for one in report.lines) >= LONG


def without_people(report: Report) -> Report:
    """To be kept: which rows of people changed, and not a word of theirs."""
    return msgspec.structs.replace(
        report,
        lines=tuple(_nameless(one) for one in report.lines),
        notes=tuple(note for note in report.notes if note.kind not in NAMING),
    )


def _nameless(line: Line) -> Line:
    if line.kind == OF_PEOPLE:
        wordless = tuple(replace(one, before=None, file="", desk="") for one in line.weighed)
        return msgspec.structs.replace(line, name="", weighed=wordless)
    named = tuple(replace(one, label="") if one.field.startswith("people:") else one for one in line.weighed)
    return msgspec.structs.replace(line, weighed=named)
