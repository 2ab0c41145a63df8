"""The rows of an import as its page shows them: what asks for a decision first, then what changes, what stays, what not."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from expo.interchange.imports.queries import Opened
from expo.interchange.imports.rules import CHOSEN, row_name
from expo.interchange.parsed import Problem
from expo.interchange.reconcile.stored import KINDS
from expo.interchange.reconcile.weighing import NOWHERE, Weighed
from expo.interchange.report import Line

ORDER = ("conflict", "updated", "created", "withdrawn", "refused", "kept", "left")
"""Unchanged rows are only counted."""
WITHOUT = ("kept", "conflict")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row. `name` and `language` say what it is, `about` whose or which where there are several; `input`
    is its name in a form, `side` whose word is chosen.
    """

    name: str
    language: str
    about: str
    met: Weighed
    input: str
    side: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row; `moved` since somebody looked, `taken` unless it was left out."""

    line: Line
    name: str
    fields: tuple[Field, ...]
    value: str
    by: str
    moved: bool
    taken: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind of which the same becomes; `selectable` ones can be left out."""

    outcome: str
    kind: str
    rows: tuple[Shown, ...]
    selectable: bool

    @property
    def value(self) -> str:
        """In a form."""
        return f"{self.outcome}:{self.kind}"


@dataclass(frozen=True, slots=True)
class View:
    """All of an import; `counts` by outcome, `notes` by kind."""

    groups: tuple[Group, ...]
    counts: Mapping[str, int]
    notes: Mapping[str, list[Problem]]
    open: int
    changing: int


def shown(found: Opened) -> View:
    report = found.known.report
    counts: Counter[str] = Counter(one.outcome for one in report.lines)
    groups = []
    for outcome in ORDER:
        for kind in reversed(KINDS):
            lines = [one for one in report.lines if (one.outcome, one.kind) == (outcome, kind)]
            if lines:
                rows = tuple(_row(one, found, f"{outcome}:{kind}") for one in lines)
                groups.append(Group(outcome, kind, rows, outcome in CHOSEN))
    return View(
        groups=tuple(groups),
        counts={one: counts[one] for one in (*ORDER, "unchanged") if counts[one]},
        notes=report.notes_by_kind(),
        open=sum(one.open for one in report.lines),
        changing=sum(counts[one] for one in CHOSEN),
    )


def _row(line: Line, found: Opened, group: str) -> Shown:
    left = (line.kind, line.key) in found.choices.decisions.left
    sides = found.choices.decisions.fields
    several = len({one.label for one in line.weighed if one.field.startswith("place:")}) > 1
    return Shown(
        line=line,
        name=line.name or line.key,
        fields=tuple(
            _field(one, line, sides.get((line.kind, line.key, one.field), "desk"), several=several)
            for one in line.weighed
        ),
        value=f"{group}|{row_name(line)}",
        by=found.names.get(line.by, ""),
        moved=row_name(line) in found.moved,
        taken=not left,
    )


def _field(met: Weighed, line: Line, side: str, *, several: bool) -> Field:
    """`title@ko`, `people:KEY`, `place:KEY:room` or a plain name. Which place is said where there are
    several.
    """
    name, _, language = met.field.partition("@")
    about = met.label
    if name.startswith("people:"):
        name, about = "person", met.label or name.removeprefix("people:")
    elif name.startswith("place:"):
        last, about = name.rpartition(":")[2], about if several else ""
        name = "place" if last == NOWHERE else last
    elif name == NOWHERE:
        name, about = "there", ""
    return Field(name, language, about, met, f"side|{row_name(line)}|{met.field}", met.decided or side)
