"""What happens to what is held about people."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class Erased(Fact, frozen=True, kw_only=True):
    """Somebody was erased; `reason` is one of a list, since words might name them again."""

    kind: ClassVar[str] = "core.privacy.erased"
    says: ClassVar[str] = mark("erased somebody: {rows} rows")
    subject: str
    whom: UUID
    reason: str
    rows: int

    @property
    def record(self) -> UUID:
        return self.whom


class Exported(Fact, frozen=True, kw_only=True):
    """All that is held about somebody was handed out; `reason` is why, and `own` to themselves."""

    kind: ClassVar[str] = "core.privacy.exported"
    says: ClassVar[str] = mark("took a copy of all that is held about somebody")
    subject: str
    whom: UUID
    reason: str

    @property
    def record(self) -> UUID:
        return self.whom


class Looked(Fact, frozen=True, kw_only=True):
    """Somebody was shown all that is held about somebody else."""

    kind: ClassVar[str] = "core.privacy.looked"
    says: ClassVar[str] = mark("looked at all that is held about somebody")
    subject: str
    whom: UUID

    @property
    def record(self) -> UUID:
        return self.whom


class Corrected(Fact, frozen=True, kw_only=True):
    """Somebody changed their own name or language; the words are kept beside the fact and can be forgotten."""

    kind: ClassVar[str] = "core.privacy.corrected"
    says: ClassVar[str] = mark("corrected their own details")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class ConsentGiven(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.privacy.consent_given"
    says: ClassVar[str] = mark("agreed: {purpose}, version {version}")
    account: UUID
    purpose: str
    version: int

    @property
    def record(self) -> UUID:
        return self.account


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.privacy.consent_withdrawn"
    says: ClassVar[str] = mark("withdrew: {purpose}")
    account: UUID
    purpose: str

    @property
    def record(self) -> UUID:
        return self.account


class WordingPublished(Fact, frozen=True, kw_only=True):
    """People are asked in these words from now on."""

    kind: ClassVar[str] = "core.privacy.wording_published"
    says: ClassVar[str] = mark("published what people agree to: {purpose}, version {version}")
    purpose: str
    version: int


class RetentionChanged(Fact, frozen=True, kw_only=True):
    """How long something stays, or whether it is held; `days` is the new period."""

    kind: ClassVar[str] = "core.privacy.retention_changed"
    says: ClassVar[str] = mark("changed how long is kept: {what}, {days} days")
    what: str
    days: int


class Destroyed(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "core.privacy.destroyed"
    says: ClassVar[str] = mark("destroyed what was due: {what}, {number}")
    what: str
    number: int
