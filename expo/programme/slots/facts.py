"""What happens to the places of sessions."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class SessionPlaced(Fact, frozen=True, kw_only=True):
    """The session has one more time and room; `waived` are the kinds of advice that were accepted."""

    kind: ClassVar[str] = "expo.programme.session_placed"
    says: ClassVar[str] = mark("gave a session its place")
    edition: UUID
    session: UUID
    slot: UUID
    waived: tuple[str, ...] = ()

    @property
    def record(self) -> UUID:
        return self.session


class SessionMoved(Fact, frozen=True, kw_only=True):
    """Another time, room or length."""

    kind: ClassVar[str] = "expo.programme.session_moved"
    says: ClassVar[str] = mark("moved a session")
    edition: UUID
    session: UUID
    slot: UUID
    waived: tuple[str, ...] = ()

    @property
    def record(self) -> UUID:
        return self.session


class SessionUnplaced(Fact, frozen=True, kw_only=True):
    """Back among those without a place."""

    kind: ClassVar[str] = "expo.programme.session_unplaced"
    says: ClassVar[str] = mark("took a session out of its place")
    edition: UUID
    session: UUID
    slot: UUID

    @property
    def record(self) -> UUID:
        return self.session
