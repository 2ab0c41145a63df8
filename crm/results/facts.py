"""What happens to reports of results: ids and numbers only."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OfReport(Fact, frozen=True, kw_only=True):
    """Shown in the report's own history."""

    report: UUID
    number: str
    revision: int

    @property
    def record(self) -> UUID:
        return self.report


class ReportFrozen(OfReport, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.results.frozen"
    says: ClassVar[str] = mark("froze report {number}, revision {revision}, of results")


class ReportCorrected(OfReport, frozen=True, kw_only=True):
    """The reason stands beside it; `moved` counts the figures that moved."""

    kind: ClassVar[str] = "crm.results.corrected"
    says: ClassVar[str] = mark("corrected report {number} of results: revision {revision}, {moved} figures moved")
    moved: int


class ReportPublished(OfReport, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.results.published"
    says: ClassVar[str] = mark("published report {number}, revision {revision}, of results")


class ResultsExported(Fact, frozen=True, kw_only=True):
    """The reason stands beside it."""

    kind: ClassVar[str] = "crm.results.exported"
    says: ClassVar[str] = mark("took out results as a table ({number})")
    number: str
