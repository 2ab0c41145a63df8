"""What happens to entries of timelines: ids only, since some are confidential."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class EntryWritten(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.timeline.entry_written"
    says: ClassVar[str] = mark("wrote an entry on a timeline")
    entry: UUID

    @property
    def record(self) -> UUID:
        return self.entry


class EntryEdited(EntryWritten, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.timeline.entry_edited"
    says: ClassVar[str] = mark("changed an entry of a timeline")
    version: int


class EntryTakenBack(EntryWritten, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.timeline.entry_taken_back"
    says: ClassVar[str] = mark("withdrew an entry of a timeline")


class EntryFiled(EntryWritten, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.timeline.entry_filed"
    says: ClassVar[str] = mark("filed a paper with an entry of a timeline")
    file: UUID
    version: int


class EntriesTakenOut(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.timeline.entries_taken_out"
    says: ClassVar[str] = mark("took out a table of a timeline; entries: {number}")
    number: int
