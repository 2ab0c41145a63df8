"""What happens to the programme while it is edited."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class SessionAdded(Fact, frozen=True, kw_only=True):
    """A session is in the draft of the programme."""

    kind: ClassVar[str] = "expo.programme.session_added"
    says: ClassVar[str] = mark("added a session")
    edition: UUID
    session: UUID

    @property
    def record(self) -> UUID:
        return self.session


class SessionChanged(Fact, frozen=True, kw_only=True):
    """`fields` are the names of what is different now; `slots` and `appearances` are among them."""

    kind: ClassVar[str] = "expo.programme.session_changed"
    says: ClassVar[str] = mark("changed a session")
    edition: UUID
    session: UUID
    fields: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.session


class SessionWithdrawn(Fact, frozen=True, kw_only=True):
    """The session has no time and no room any more."""

    kind: ClassVar[str] = "expo.programme.session_withdrawn"
    says: ClassVar[str] = mark("withdrew a session")
    edition: UUID
    session: UUID
    slots: tuple[UUID, ...]

    @property
    def record(self) -> UUID:
        return self.session


class FrameChanged(Fact, frozen=True, kw_only=True):
    """A hall, room, track or format is new or has changed; `what` says which, `fields` are empty for a new one."""

    kind: ClassVar[str] = "expo.programme.frame_changed"
    says: ClassVar[str] = mark("changed the frame of the programme")
    edition: UUID
    what: str
    id: UUID
    fields: tuple[str, ...] = ()

    @property
    def record(self) -> UUID:
        return self.id


class ProgrammeImported(Fact, frozen=True, kw_only=True):
    """A programme file was loaded into the draft; counts are of sessions."""

    kind: ClassVar[str] = "expo.programme.programme_imported"
    says: ClassVar[str] = mark(
        "imported a programme: {created} new, {updated} changed, {unchanged} unchanged, "
        "{refused} refused, {missing} missing"
    )
    edition: UUID
    origin: str
    created: int
    updated: int
    unchanged: int
    refused: int
    missing: int

    @property
    def record(self) -> UUID:
        return self.edition
