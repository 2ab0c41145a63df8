"""What happens to blocks of rooms."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class RoomBlocked(Fact, frozen=True, kw_only=True):
    """The room is kept for something that no reader sees; also when the block was moved or renamed."""

    kind: ClassVar[str] = "expo.programme.room_blocked"
    says: ClassVar[str] = mark("kept a room for something else")
    edition: UUID
    block: UUID
    room: UUID

    @property
    def record(self) -> UUID:
        return self.block


class RoomUnblocked(Fact, frozen=True, kw_only=True):
    """The block is gone."""

    kind: ClassVar[str] = "expo.programme.room_unblocked"
    says: ClassVar[str] = mark("gave a room free again")
    edition: UUID
    block: UUID
    room: UUID

    @property
    def record(self) -> UUID:
        return self.block
