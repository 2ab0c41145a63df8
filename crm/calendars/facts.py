"""What happens to calendars of the co-operation desk."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class DeskFeedOpened(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.calendars.opened"
    says: ClassVar[str] = mark("opened a calendar of their own tasks")
    feed: UUID

    @property
    def record(self) -> UUID:
        return self.feed


class DeskFeedClosed(DeskFeedOpened, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.calendars.closed"
    says: ClassVar[str] = mark("closed a calendar of their own tasks")
