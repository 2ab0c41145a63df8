"""What happens to relationships; each of the two has it in their history."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class Tied(Fact, frozen=True, kw_only=True):
    """`what` is the kind; `of` the one whose history tells it."""

    kind: ClassVar[str] = "directory.relationships.tied"
    says: ClassVar[str] = mark("wrote down a relationship: {what}")
    of: UUID
    relationship: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.of


class TieEnded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.relationships.ended"
    says: ClassVar[str] = mark("ended a relationship: {what}")
    of: UUID
    relationship: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.of
