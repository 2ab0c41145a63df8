"""A fact of no context, for tests of the journal."""

from typing import ClassVar
from uuid import UUID

from core.journal.facts import Fact


class Happened(Fact, frozen=True, kw_only=True):
    """`of` is the record whose history shows it."""

    kind: ClassVar[str] = "tests.happened"
    what: str
    of: UUID | None = None

    @property
    def record(self) -> UUID | None:
        return self.of
