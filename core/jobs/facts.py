"""What people decide about work in the background."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class JobRetried(Fact, frozen=True, kw_only=True):
    """From the beginning."""

    kind: ClassVar[str] = "core.jobs.retried"
    says: ClassVar[str] = mark("had failed work tried again")
    job: UUID

    @property
    def record(self) -> UUID:
        return self.job


class JobCancelled(Fact, frozen=True, kw_only=True):
    """What it had done so far stays done."""

    kind: ClassVar[str] = "core.jobs.cancelled"
    says: ClassVar[str] = mark("cancelled work in the background")
    job: UUID

    @property
    def record(self) -> UUID:
        return self.job


class DeliveryRetried(Fact, frozen=True, kw_only=True):
    """A fact that its receiver could not bear is shown to it again."""

    kind: ClassVar[str] = "core.jobs.delivery_retried"
    says: ClassVar[str] = mark("had delivery {delivery} tried again")
    delivery: int


class FactsReplayed(Fact, frozen=True, kw_only=True):
    """What was recorded since `since` (ISO 8601) is told to `subscribers` once more."""

    kind: ClassVar[str] = "core.jobs.replayed"
    says: ClassVar[str] = mark("had {count} facts told once more to a part of the house")
    subscribers: tuple[str, ...]
    since: str
    count: int
