"""What happens to meetings at the expo, and to what they are held with."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfMeeting(Fact, frozen=True, kw_only=True):
    edition: UUID
    meeting: UUID
    exhibitor: UUID
    counterpart: UUID

    @property
    def record(self) -> UUID:
        return self.meeting


class MeetingAsked(_OfMeeting, frozen=True, kw_only=True):
    """`side` is whose question it is: exhibitor, counterpart or organiser."""

    kind: ClassVar[str] = "expo.meetings.asked"
    says: ClassVar[str] = mark("asked for a meeting")
    side: str


class MeetingProposed(_OfMeeting, frozen=True, kw_only=True):
    """`begins_at` is what `side` proposes, none when any time is right."""

    kind: ClassVar[str] = "expo.meetings.proposed"
    says: ClassVar[str] = mark("proposed a time for a meeting")
    side: str
    begins_at: datetime | None


class MeetingAgreed(_OfMeeting, frozen=True, kw_only=True):
    """Both said yes, or the organiser arranged it."""

    kind: ClassVar[str] = "expo.meetings.agreed"
    says: ClassVar[str] = mark("agreed to a meeting")
    begins_at: datetime
    ends_at: datetime


class MeetingMoved(_OfMeeting, frozen=True, kw_only=True):
    """An agreed meeting has another time, table, language or interpreter."""

    kind: ClassVar[str] = "expo.meetings.moved"
    says: ClassVar[str] = mark("moved a meeting")
    begins_at: datetime
    ends_at: datetime


class MeetingEnded(_OfMeeting, frozen=True, kw_only=True):
    """`state` is declined, withdrawn, cancelled or expired."""

    kind: ClassVar[str] = "expo.meetings.ended"
    says: ClassVar[str] = mark("set a meeting to: {state}")
    side: str
    state: str


class MeetingHeld(_OfMeeting, frozen=True, kw_only=True):
    """They met; `walk_in` without having asked before."""

    kind: ClassVar[str] = "expo.meetings.held"
    says: ClassVar[str] = mark("said that a meeting was held")
    begins_at: datetime
    ends_at: datetime
    walk_in: bool = False


class MeetingMissed(_OfMeeting, frozen=True, kw_only=True):
    """`missed_by` (exhibitor, counterpart, both) did not come."""

    kind: ClassVar[str] = "expo.meetings.missed"
    says: ClassVar[str] = mark("said that somebody did not come to a meeting")
    missed_by: str


class _OfCounterpart(Fact, frozen=True, kw_only=True):
    edition: UUID
    counterpart: UUID

    @property
    def record(self) -> UUID:
        return self.counterpart


class CounterpartWritten(_OfCounterpart, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.counterpart_written"
    says: ClassVar[str] = mark("wrote down a counterpart of exhibitors")


class CounterpartTimesSet(_OfCounterpart, frozen=True, kw_only=True):
    """In `number` half hours they can be met; 0 is whenever the floor is open."""

    kind: ClassVar[str] = "expo.meetings.counterpart_times_set"
    says: ClassVar[str] = mark("set when a counterpart can be met")
    number: int


class CounterpartInvited(_OfCounterpart, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.counterpart_invited"
    says: ClassVar[str] = mark("sent a counterpart the link to arrange meetings")


class CounterpartLinkWithdrawn(_OfCounterpart, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.counterpart_link_withdrawn"
    says: ClassVar[str] = mark("withdrew the link of a counterpart")


class TablesWritten(Fact, frozen=True, kw_only=True):
    """`codes` are the tables that came, or that were opened or closed."""

    kind: ClassVar[str] = "expo.meetings.tables_written"
    says: ClassVar[str] = mark("wrote down tables for meetings")
    edition: UUID
    codes: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.edition


class InterpreterWritten(Fact, frozen=True, kw_only=True):
    """Languages or hours were set, or the interpreter was taken away."""

    kind: ClassVar[str] = "expo.meetings.interpreter_written"
    says: ClassVar[str] = mark("wrote down an interpreter for meetings")
    edition: UUID
    interpreter: UUID

    @property
    def record(self) -> UUID:
        return self.interpreter


class MeetingTermsSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.terms_set"
    says: ClassVar[str] = mark("set how meetings are asked for")
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition


class MeetingFeedOpened(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.feed_opened"
    says: ClassVar[str] = mark("opened a calendar of meetings")
    feed: UUID

    @property
    def record(self) -> UUID:
        return self.feed


class MeetingFeedRevoked(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.meetings.feed_revoked"
    says: ClassVar[str] = mark("closed a calendar of meetings")
    feed: UUID

    @property
    def record(self) -> UUID:
        return self.feed
