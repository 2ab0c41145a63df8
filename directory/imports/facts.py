"""What happens to sheets; what became of records is told of each by facts of its own."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class SheetRead(Fact, frozen=True, kw_only=True):
    """Nothing has changed yet. `rows` is how many the whole file has."""

    kind: ClassVar[str] = "directory.imports.read"
    says: ClassVar[str] = mark("brought a sheet to the directory; rows: {rows}")
    imported: UUID
    rows: int

    @property
    def record(self) -> UUID:
        return self.imported


class SheetApplied(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.imports.applied"
    says: ClassVar[str] = mark("applied a sheet; new records: {created}, changed: {updated}, left: {left}")
    imported: UUID
    created: int
    updated: int
    left: int

    @property
    def record(self) -> UUID:
        return self.imported


class SheetDropped(Fact, frozen=True, kw_only=True):
    """It is not wanted; what was read of it is gone."""

    kind: ClassVar[str] = "directory.imports.dropped"
    says: ClassVar[str] = mark("set a sheet aside")
    imported: UUID

    @property
    def record(self) -> UUID:
        return self.imported


class SheetUndone(Fact, frozen=True, kw_only=True):
    """`kept` counts what was changed since and stays."""

    kind: ClassVar[str] = "directory.imports.undone"
    says: ClassVar[str] = mark("took an import back; {kept} edited since stay as they are")
    imported: UUID
    kept: int

    @property
    def record(self) -> UUID:
        return self.imported


class RefusedRowsTaken(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.imports.refused_taken"
    says: ClassVar[str] = mark("took out the rows of a sheet that were refused: {rows}")
    imported: UUID
    rows: int

    @property
    def record(self) -> UUID:
        return self.imported


class RecordTakenBack(Fact, frozen=True, kw_only=True):
    """What an import had made is gone with it; `what` is organisation, person, appointment, contact or identifier."""

    kind: ClassVar[str] = "directory.imports.record_taken_back"
    says: ClassVar[str] = mark("took back what a sheet had added")
    imported: UUID
    subject: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.subject
