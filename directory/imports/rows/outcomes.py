"""What becomes of a row: told to whoever looks, and done in the database; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

import msgspec

from core.errors import mark
from core.journal.commands import Change
from core.journal.facts import Fact
from directory.imports.rows.stored import Row
from directory.imports.rows.wanted import Wanted, Wrong

Outcome = Literal["created", "updated", "unchanged", "conflict", "refused", "left"]
OUTCOMES: tuple[Outcome, ...] = ("conflict", "refused", "updated", "created", "left", "unchanged")
"""What asks for somebody first."""
NEW, SKIP, TAKE = "new", "skip", "take"
"""What somebody may choose of a conflict, beside the id of the record that the row stands for."""
WHYS = {
    "several": mark("More than one record is of this name or number. Which one is it?"),
    "alike": mark("The directory has what may be the same. Which one is it?"),
    "twice": mark(
        "Row {row} of this sheet is about the same. Put the two together, or bring this one again afterwards."
    ),
    "moved": mark("The record was changed since you looked. Nothing was done with this row."),
    "edited": mark("This very row was applied before, and the record was changed here since. Whose word counts?"),
}


class Changed(msgspec.Struct, frozen=True):
    """A field from one text to another; empty for nothing."""

    field: str
    before: str
    after: str


class Likely(msgspec.Struct, frozen=True):
    """A record that the row may stand for; `points` of a hundred."""

    id: UUID
    points: int


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """`why` it is a conflict, and with which other `row`; `cells` are the row as it came, of one that is not taken."""

    name: str
    changes: tuple[Changed, ...] = ()
    mistakes: tuple[Wrong, ...] = ()
    notes: tuple[Wrong, ...] = ()
    likely: tuple[Likely, ...] = ()
    why: str = ""
    row: int = 0
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a row does: rows that are made, rows that change (before, after), and facts with the changes told of each."""

    wanted: Wanted
    outcome: Outcome = "unchanged"
    target: UUID | None = None
    changes: list[Changed] = field(default_factory=list)
    likely: tuple[Likely, ...] = ()
    why: str = ""
    row: int = 0
    inserts: list[tuple[str, Row]] = field(default_factory=list)
    updates: list[tuple[str, Row, Row]] = field(default_factory=list)
    facts: list[tuple[Fact, Sequence[Change]]] = field(default_factory=list)
    row_now: Row | None = None
    """The record's own row as it is, of one that is there."""
    depth: int = 0
    """How many rows of this sheet are written before it, one after another."""

    @property
    def writes(self) -> bool:
        return self.outcome in ("created", "updated")

    @property
    def record(self) -> UUID:
        """Of a row that has one. Raises LookupError."""
        if self.target is None:
            raise LookupError(self.wanted.number)
        return self.target

    def told(self, cells: Sequence[str]) -> Told:
        lines = self.wanted.lines
        return Told(
            name=next((line for name, line in lines.items() if name.startswith("name_")), ""),
            changes=tuple(self.changes),
            mistakes=tuple(self.wanted.mistakes),
            notes=tuple(self.wanted.notes),
            likely=self.likely,
            why=self.why,
            row=self.row,
            cells=tuple(cells) if self.outcome in ("conflict", "refused", "left") else (),
        )

    def refuse(self, *mistakes: Wrong) -> None:
        """Nothing of the row is done."""
        self.wanted.mistakes.extend(mistakes)
        self.outcome, self.changes = "refused", []

    def put_off(self, why: str, *, row: int = 0, likely: tuple[Likely, ...] = ()) -> None:
        """Until somebody decides."""
        self.outcome, self.why, self.row, self.likely = "conflict", why, row, likely

    def judge(self) -> None:
        """By what there is to do, unless it is refused or put off."""
        if self.outcome == "unchanged" and self.inserts + self.updates:
            made = any(record in ("organisation", "person") for record, _ in self.inserts)
            self.outcome = "created" if made else "updated"
