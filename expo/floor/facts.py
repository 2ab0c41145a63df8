"""What happens to the floor of an edition."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class FloorDrawn(Fact, frozen=True, kw_only=True):
    """Nobody but those who draw sees it yet."""

    kind: ClassVar[str] = "expo.floor.floor_drawn"
    says: ClassVar[str] = mark("drew on the floor plan (step {step})")
    edition: UUID
    step: int

    @property
    def record(self) -> UUID:
        return self.edition


class PlanPublished(Fact, frozen=True, kw_only=True):
    """From now on readers find their way on this plan."""

    kind: ClassVar[str] = "expo.floor.plan_published"
    says: ClassVar[str] = mark("published the floor plan as number {number}")
    edition: UUID
    plan: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.edition


class HallPlaced(Fact, frozen=True, kw_only=True):
    """For files that map services read."""

    kind: ClassVar[str] = "expo.floor.hall_placed"
    says: ClassVar[str] = mark("said where hall {hall} stands on earth")
    edition: UUID
    hall: str

    @property
    def record(self) -> UUID:
        return self.edition


class BackdropChanged(Fact, frozen=True, kw_only=True):
    """Laid, brought to scale, shown or taken away: readers never see it."""

    kind: ClassVar[str] = "expo.floor.backdrop_changed"
    says: ClassVar[str] = mark("changed the picture under hall {hall}")
    edition: UUID
    hall: str

    @property
    def record(self) -> UUID:
        return self.edition
