"""What happens to calendars of one's own."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class FeedOpened(Fact, frozen=True, kw_only=True):
    """From now on a calendar may follow somebody's programme."""

    kind: ClassVar[str] = "expo.feeds.feed_opened"
    says: ClassVar[str] = mark("opened a calendar of their own programme")
    feed: UUID

    @property
    def record(self) -> UUID:
        return self.feed


class FeedRevoked(Fact, frozen=True, kw_only=True):
    """Its address leads nowhere any more."""

    kind: ClassVar[str] = "expo.feeds.feed_revoked"
    says: ClassVar[str] = mark("closed a calendar of their own programme")
    feed: UUID

    @property
    def record(self) -> UUID:
        return self.feed
