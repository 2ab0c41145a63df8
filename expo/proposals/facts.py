"""What happens to proposals: ids only. In a call whose reviewers do not learn who proposed, the journal does not say it."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class OfProposal(Fact, frozen=True, kw_only=True):
    proposal: UUID

    @property
    def record(self) -> UUID:
        return self.proposal


class ProposalBegun(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_begun"
    says: ClassVar[str] = mark("began a proposal")


class ProposalSent(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_sent"
    says: ClassVar[str] = mark("sent a proposal in")


class ProposalChanged(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_changed"
    says: ClassVar[str] = mark("changed a proposal")


class ProposalWithdrawn(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_withdrawn"
    says: ClassVar[str] = mark("withdrew a proposal")


class ProposalReviewed(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_reviewed"
    says: ClassVar[str] = mark("reviewed a proposal")


class ConflictDeclared(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.conflict_declared"
    says: ClassVar[str] = mark("declared a conflict of interest")


class ProposalDecided(OfProposal, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.proposals.proposal_decided"
    says: ClassVar[str] = mark("decided about a proposal: {decision}")
    decision: str


class VoiceAnswered(OfProposal, frozen=True, kw_only=True):
    """`answer` is yes or no: whether somebody who was named will speak."""

    kind: ClassVar[str] = "expo.proposals.voice_answered"
    says: ClassVar[str] = mark("somebody who was named answered: {answer}")
    answer: str


class ProposalConfirmed(OfProposal, frozen=True, kw_only=True):
    """It is a session now."""

    kind: ClassVar[str] = "expo.proposals.proposal_confirmed"
    says: ClassVar[str] = mark("confirmed a proposal, which is a session of the programme now")
    session: UUID
