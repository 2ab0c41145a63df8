"""What happens on the day."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class DaySaid(Fact, frozen=True, kw_only=True):
    """From now on a slot is told to differ from its plan like that, or no longer to. `what` is the act."""

    kind: ClassVar[str] = "expo.live.day_said"
    says: ClassVar[str] = mark("told readers of a change on the day: {what}")
    edition: UUID
    slot: str
    number: int
    what: str
    delay: int
    room: str
    full: bool
    cancelled: bool

    @property
    def record(self) -> UUID:
        return self.edition


class DayUndone(Fact, frozen=True, kw_only=True):
    """The `undone` change of the day is taken back; the slot is as before it."""

    kind: ClassVar[str] = "expo.live.day_undone"
    says: ClassVar[str] = mark("took a change on the day back")
    edition: UUID
    slot: str
    number: int
    undone: int

    @property
    def record(self) -> UUID:
        return self.edition
