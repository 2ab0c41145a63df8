"""What organisers say of the floor's opening hours."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class FloorHoursSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.floor_hours_set"
    says: ClassVar[str] = mark("set the opening hours of the floor")
    edition: UUID

    @property
    def record(self) -> UUID:
        return self.edition
