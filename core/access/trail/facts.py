"""What happens to the trail itself: it is taken out."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class TrailExported(Fact, frozen=True, kw_only=True):
    """Somebody took entries out of the journal; why stands beside it."""

    kind: ClassVar[str] = "core.access.trail_exported"
    says: ClassVar[str] = mark("took {rows} entries out of the journal")
    rows: int
    of_kind: str
    since: str
    until: str


class TrailFetched(Fact, frozen=True, kw_only=True):
    """The file that was made of them in the background left the house."""

    kind: ClassVar[str] = "core.access.trail_fetched"
    says: ClassVar[str] = mark("fetched the file with {rows} entries of the journal")
    job: UUID
    rows: int

    @property
    def record(self) -> UUID:
        return self.job
