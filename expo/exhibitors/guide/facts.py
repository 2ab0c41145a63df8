"""What exhibitors do with the guide."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class GuidePutAway(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.guide_put_away"
    says: ClassVar[str] = mark("put the first steps of an exhibitor away")
    edition: UUID
    exhibitor: UUID

    @property
    def record(self) -> UUID:
        return self.exhibitor


class GuideCalledBack(GuidePutAway, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.guide_called_back"
    says: ClassVar[str] = mark("called the first steps of an exhibitor back")
