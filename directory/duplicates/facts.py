"""What happens to pairs of records; ids only."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class KeptApart(Fact, frozen=True, kw_only=True):
    """Two records are not one: nobody is asked again until either of them says something else."""

    kind: ClassVar[str] = "directory.duplicates.kept_apart"
    says: ClassVar[str] = mark("said that two records are not the same")
    left: UUID
    right: UUID

    @property
    def record(self) -> UUID:
        return self.left


class RecordsMerged(Fact, frozen=True, kw_only=True):
    """`gone` is part of `survivor` now; `rows` pointed at it and moved. `code` is where it stood."""

    kind: ClassVar[str] = "directory.duplicates.merged"
    says: ClassVar[str] = mark("merged another record into this one: {code}")
    survivor: UUID
    gone: UUID
    code: str
    rows: int

    @property
    def record(self) -> UUID:
        return self.survivor


class MergeUndone(Fact, frozen=True, kw_only=True):
    """`kept` counts what was changed since and stays with the survivor."""

    kind: ClassVar[str] = "directory.duplicates.undone"
    says: ClassVar[str] = mark("took a merge apart again: {code}; changed since and kept: {kept}")
    survivor: UUID
    gone: UUID
    code: str
    kept: int

    @property
    def record(self) -> UUID:
        return self.survivor
