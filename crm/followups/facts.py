"""What happens to follow-up waves."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class WavePlanned(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.followups.planned"
    says: ClassVar[str] = mark("planned a follow-up wave")
    wave: UUID

    @property
    def record(self) -> UUID:
        return self.wave


class WaveChanged(WavePlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.followups.changed"
    says: ClassVar[str] = mark("changed the days of a follow-up wave")


class WavePrepared(WavePlanned, frozen=True, kw_only=True):
    """`count` letters wait for a release."""

    kind: ClassVar[str] = "crm.followups.prepared"
    says: ClassVar[str] = mark("prepared a follow-up wave: {count} letters")
    count: int


class WaveReleased(WavePlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.followups.released"
    says: ClassVar[str] = mark("let the letters of a follow-up wave go")


class FormLinkWithdrawn(WavePlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.followups.link_withdrawn"
    says: ClassVar[str] = mark("withdrew the link of a company to its form")
    company: UUID


class WaveReminded(WavePlanned, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.followups.reminded"
    says: ClassVar[str] = mark("reminded companies of a follow-up wave: {count}")
    count: int


class WaveAnswered(WavePlanned, frozen=True, kw_only=True):
    """`by` is company (by its link) or staff, for a company that called."""

    kind: ClassVar[str] = "crm.followups.answered"
    says: ClassVar[str] = mark("answered for a company in a follow-up wave")
    company: UUID
    by: str


class EvidenceJudged(WavePlanned, frozen=True, kw_only=True):
    """`grade` is empty where the paper proves nothing."""

    kind: ClassVar[str] = "crm.followups.judged"
    says: ClassVar[str] = mark("said what a paper of a company proves: {grade}")
    item: UUID
    grade: str
