"""What exhibitors say of their meeting times."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class MeetingTimesSet(Fact, frozen=True, kw_only=True):
    """`number` half hours are offered now."""

    kind: ClassVar[str] = "expo.exhibitors.meeting_times_set"
    says: ClassVar[str] = mark("set the meeting times of an exhibitor ({number} half hours)")
    edition: UUID
    exhibitor: UUID
    number: int

    @property
    def record(self) -> UUID:
        return self.exhibitor
