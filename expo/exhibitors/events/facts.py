"""What happens to booth events: ids and codes only."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfEvent(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID
    event: UUID

    @property
    def record(self) -> UUID:
        return self.event


class EventProposed(_OfEvent, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.booth_events.proposed"
    says: ClassVar[str] = mark("proposed a booth event")


class EventEdited(_OfEvent, frozen=True, kw_only=True):
    """What changed stands beside it."""

    kind: ClassVar[str] = "expo.booth_events.edited"
    says: ClassVar[str] = mark("changed a booth event")


class EventMoved(_OfEvent, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.booth_events.moved"
    says: ClassVar[str] = mark("set a booth event to “{state}”")
    state: str
    was: str
