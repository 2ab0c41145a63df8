"""What happens to what was promised."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from crm.agreements.facts import OfAgreement


class ObligationAdded(OfAgreement, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.agreements.obligation_added"
    says: ClassVar[str] = mark("wrote down an obligation from an agreement")
    obligation: UUID


class ObligationChanged(OfAgreement, frozen=True, kw_only=True):
    """What it says, until when, or who answers for it."""

    kind: ClassVar[str] = "crm.agreements.obligation_changed"
    says: ClassVar[str] = mark("changed an obligation from an agreement")
    obligation: UUID


class ObligationMoved(OfAgreement, frozen=True, kw_only=True):
    """From one state to another; waived and missed ones have a reason."""

    kind: ClassVar[str] = "crm.agreements.obligation_moved"
    says: ClassVar[str] = mark("took an obligation from “{before}” to “{after}”")
    obligation: UUID
    before: str
    after: str
