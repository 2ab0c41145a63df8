"""What organisers do to the tasks of an edition's exhibitors."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class TaskSet(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.task_set"
    says: ClassVar[str] = mark("set the task {code} for exhibitors")
    edition: UUID
    code: str

    @property
    def record(self) -> UUID:
        return self.edition


class TaskRetired(TaskSet, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.exhibitors.task_retired"
    says: ClassVar[str] = mark("took the task {code} away from exhibitors")
