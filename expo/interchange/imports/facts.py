"""What happens to files at the desk; that a programme was imported is told by `expo.programme.facts`."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class FileLookedAt(Fact, frozen=True, kw_only=True):
    """Nothing has changed yet."""

    kind: ClassVar[str] = "expo.imports.file_looked_at"
    says: ClassVar[str] = mark("looked at a programme file")
    edition: UUID
    imported: UUID

    @property
    def record(self) -> UUID:
        return self.imported


class ImportQueued(Fact, frozen=True, kw_only=True):
    """A worker does the rest."""

    kind: ClassVar[str] = "expo.imports.import_queued"
    says: ClassVar[str] = mark("asked for a programme file to be applied")
    edition: UUID
    imported: UUID

    @property
    def record(self) -> UUID:
        return self.imported


class ImportApplied(Fact, frozen=True, kw_only=True):
    """As it was decided, row by row."""

    kind: ClassVar[str] = "expo.imports.import_applied"
    says: ClassVar[str] = mark("applied a programme file")
    edition: UUID
    imported: UUID

    @property
    def record(self) -> UUID:
        return self.imported


class ImportDropped(Fact, frozen=True, kw_only=True):
    """It was looked at and is not wanted; what was read of it is gone."""

    kind: ClassVar[str] = "expo.imports.import_dropped"
    says: ClassVar[str] = mark("set a programme file aside")
    edition: UUID
    imported: UUID

    @property
    def record(self) -> UUID:
        return self.imported


class ImportUndone(Fact, frozen=True, kw_only=True):
    """`kept` counts what was edited since and stays."""

    kind: ClassVar[str] = "expo.imports.import_undone"
    says: ClassVar[str] = mark("took an import back; {kept} edited since stay as they are")
    edition: UUID
    imported: UUID
    kept: int

    @property
    def record(self) -> UUID:
        return self.imported
