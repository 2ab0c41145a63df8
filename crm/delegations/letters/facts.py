"""What happens to letters of invitation."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from crm.delegations.dossiers.facts import OfVisit


class LetterIssued(OfVisit, frozen=True, kw_only=True):
    """`number` as it stands on the paper."""

    kind: ClassVar[str] = "crm.delegations.letter_issued"
    says: ClassVar[str] = mark("issued letter of invitation {number}")
    letter: UUID
    number: str


class LetterWithdrawn(LetterIssued, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.letter_withdrawn"
    says: ClassVar[str] = mark("withdrew letter of invitation {number}")
