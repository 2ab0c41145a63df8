"""What happens to files."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class FileKept(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.files.kept"
    says: ClassVar[str] = mark("A file was uploaded ({slot}).")
    file: UUID
    slot: str
    type: str
    size: int
    scope: str

    @property
    def record(self) -> UUID:
        return self.file


class FilePublished(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.files.published"
    says: ClassVar[str] = mark("A file was made public.")
    file: UUID

    @property
    def record(self) -> UUID:
        return self.file


class FileEnded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.files.ended"
    says: ClassVar[str] = mark("A file was taken away.")
    file: UUID

    @property
    def record(self) -> UUID:
        return self.file


class FileFoundInfected(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.files.infected"
    says: ClassVar[str] = mark("The virus scanner found something in a file; it was locked away.")
    file: UUID

    @property
    def record(self) -> UUID:
        return self.file
