"""What people decide about mailings."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class MailingWritten(Fact, frozen=True, kw_only=True):
    """Nothing is sent yet."""

    kind: ClassVar[str] = "core.mailings.written"
    says: ClassVar[str] = mark("wrote a mailing")
    mailing: UUID
    whom: str

    @property
    def record(self) -> UUID:
        return self.mailing


class MailingReleased(Fact, frozen=True, kw_only=True):
    """Somebody read it and let it go."""

    kind: ClassVar[str] = "core.mailings.released"
    says: ClassVar[str] = mark("released a mailing of {count} letters")
    mailing: UUID
    count: int

    @property
    def record(self) -> UUID:
        return self.mailing


class MailingStopped(Fact, frozen=True, kw_only=True):
    """What had not left stays here; `count` says how many that are."""

    kind: ClassVar[str] = "core.mailings.stopped"
    says: ClassVar[str] = mark("stopped a mailing: {count} letters were not sent")
    mailing: UUID
    count: int

    @property
    def record(self) -> UUID:
        return self.mailing
