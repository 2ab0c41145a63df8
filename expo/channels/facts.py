"""What happens to interpretation."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfChannel(Fact, frozen=True, kw_only=True):
    edition: UUID
    channel: UUID

    @property
    def record(self) -> UUID:
        return self.channel


class ChannelAdded(_OfChannel, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.channels.channel_added"
    says: ClassVar[str] = mark("added an interpretation channel")


class ChannelChanged(_OfChannel, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.channels.channel_changed"
    says: ClassVar[str] = mark("changed an interpretation channel")


class ChannelRemoved(_OfChannel, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.channels.channel_removed"
    says: ClassVar[str] = mark("took an interpretation channel away")


class InterpretersSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.channels.interpreters_set"
    says: ClassVar[str] = mark("said who interprets a session")
    edition: UUID
    session: UUID

    @property
    def record(self) -> UUID:
        return self.session
