"""What happens to calls for proposals."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfCall(Fact, frozen=True, kw_only=True):
    edition: UUID
    call: UUID

    @property
    def record(self) -> UUID:
        return self.call


class CallMade(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.call_made"
    says: ClassVar[str] = mark("made a call for proposals")


class CallChanged(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.call_changed"
    says: ClassVar[str] = mark("set the call for proposals")


class CallMoved(_OfCall, frozen=True, kw_only=True):
    """`until` is the instant on which it closes from now on."""

    kind: ClassVar[str] = "expo.calls.call_moved"
    says: ClassVar[str] = mark("changed when the call is open: {act}")
    act: str
    until: str


class QuestionAsked(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.question_asked"
    says: ClassVar[str] = mark("added a question to the call")


class QuestionRemoved(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.question_removed"
    says: ClassVar[str] = mark("took a question out of the call")


class ReviewerAsked(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.reviewer_asked"
    says: ClassVar[str] = mark("asked {account} to review proposals")
    account: UUID


class ReviewerReleased(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.reviewer_released"
    says: ClassVar[str] = mark("asked {account} no longer to review proposals")
    account: UUID


class LettersWritten(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.letters_written"
    says: ClassVar[str] = mark("wrote letters about decisions, to be looked at: {number}")
    number: int


class ProposalsExported(_OfCall, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.calls.proposals_exported"
    says: ClassVar[str] = mark("took proposals out: {number}")
    number: int
