"""What happens to visits: ids and codes only, since some are confidential."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OfVisit(Fact, frozen=True, kw_only=True):
    """Shown in the visit's own history."""

    visit: UUID

    @property
    def record(self) -> UUID:
        return self.visit


class VisitProposed(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.proposed"
    says: ClassVar[str] = mark("proposed a visit")


class VisitEdited(OfVisit, frozen=True, kw_only=True):
    """`version` is the one that it led to."""

    kind: ClassVar[str] = "crm.delegations.edited"
    says: ClassVar[str] = mark("changed a visit")
    version: int


class VisitMoved(OfVisit, frozen=True, kw_only=True):
    """From one state to another."""

    kind: ClassVar[str] = "crm.delegations.moved"
    says: ClassVar[str] = mark("took a visit from “{before}” to “{after}”")
    before: str
    after: str


class VisitGuardWaived(OfVisit, frozen=True, kw_only=True):
    """What the next step asked for, and is done without."""

    kind: ClassVar[str] = "crm.delegations.waived"
    says: ClassVar[str] = mark("waived what a step of a visit asks for ({key})")
    key: str


class DelegationChanged(OfVisit, frozen=True, kw_only=True):
    """Who comes, as what, or where they stand."""

    kind: ClassVar[str] = "crm.delegations.members_changed"
    says: ClassVar[str] = mark("changed who comes with a visit")
    person: UUID


class DelegationListKept(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.list_kept"
    says: ClassVar[str] = mark("kept the list of a delegation as it stood ({number})")
    number: int


class VisitReaderNamed(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.reader_named"
    says: ClassVar[str] = mark("named somebody who may see a visit")
    account: UUID


class VisitReaderUnnamed(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.reader_unnamed"
    says: ClassVar[str] = mark("took somebody from those who may see a visit")
    account: UUID


class MeetingWrittenDown(OfVisit, frozen=True, kw_only=True):
    """`version` 1 when it was new."""

    kind: ClassVar[str] = "crm.delegations.meeting_written_down"
    says: ClassVar[str] = mark("wrote down what was said at a meeting of a visit")
    meeting: UUID
    version: int


class ActionAgreed(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.action_agreed"
    says: ClassVar[str] = mark("wrote down what is to be done after a meeting of a visit")
    task: UUID


class BriefingNoteWritten(OfVisit, frozen=True, kw_only=True):
    """`tongue` is its BCP-47 tag."""

    kind: ClassVar[str] = "crm.delegations.note_written"
    says: ClassVar[str] = mark("wrote a briefing note of a visit: version {number}, {tongue}")
    number: int
    tongue: str


class VisitDutyDone(OfVisit, frozen=True, kw_only=True):
    """What a rule asks for after a visit."""

    kind: ClassVar[str] = "crm.delegations.duty_done"
    says: ClassVar[str] = mark("did what a rule asks for after a visit ({code})")
    code: str


class VisitRuleSet(Fact, frozen=True, kw_only=True):
    """For visits that come."""

    kind: ClassVar[str] = "crm.delegations.rule_set"
    says: ClassVar[str] = mark("set what is asked for after visits ({code}): within {days} days")
    rule: UUID
    code: str
    days: int

    @property
    def record(self) -> UUID:
        return self.rule
