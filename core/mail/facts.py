"""What people decide about letters."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class LetterSentAgain(Fact, frozen=True, kw_only=True):
    """A person decided what the worker could not know, and said why."""

    kind: ClassVar[str] = "core.mail.sent_again"
    says: ClassVar[str] = mark("had a letter sent again")
    letter: UUID

    @property
    def record(self) -> UUID:
        return self.letter


class LetterWithdrawn(Fact, frozen=True, kw_only=True):
    """It will not be sent."""

    kind: ClassVar[str] = "core.mail.withdrawn"
    says: ClassVar[str] = mark("withdrew a letter")
    letter: UUID

    @property
    def record(self) -> UUID:
        return self.letter
