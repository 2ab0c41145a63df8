"""What happens to demands: ids and codes only, never whom one would write to."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfDemand(Fact, frozen=True, kw_only=True):
    edition: UUID
    demand: UUID

    @property
    def record(self) -> UUID:
        return self.demand


class DemandBegun(_OfDemand, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.demands.begun"
    says: ClassVar[str] = mark("began a demand")


class DemandEdited(_OfDemand, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.demands.edited"
    says: ClassVar[str] = mark("changed a demand")


class DemandMoved(_OfDemand, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.demands.moved"
    says: ClassVar[str] = mark("set a demand to “{state}”")
    state: str
    was: str
