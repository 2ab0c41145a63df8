"""What becomes of the results of an exhibition; figures are in no fact."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class ClosingAnswered(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.closing_answered"
    says: ClassVar[str] = mark("reported what came of an exhibition")
    edition: UUID
    exhibitor: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor


class ResultsExported(Fact, frozen=True, kw_only=True):
    """`number` exhibitors are in the table; why stands beside it."""

    kind: ClassVar[str] = "expo.exhibitors.results_exported"
    says: ClassVar[str] = mark("took the results of {number} exhibitors out as a table")
    edition: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition
