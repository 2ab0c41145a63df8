"""What happens to tasks."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class TaskAdded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.tasks.added"
    says: ClassVar[str] = mark("added a task")
    task: UUID

    @property
    def record(self) -> UUID:
        return self.task


class TaskEdited(TaskAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.tasks.edited"
    says: ClassVar[str] = mark("changed a task")
    version: int


class TaskSettled(TaskAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.tasks.settled"
    says: ClassVar[str] = mark("set a task to: {after}")
    after: str


class TaskHandedOver(TaskAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.tasks.handed_over"
    says: ClassVar[str] = mark("handed a task over")
    before: UUID | None
    after_owner: UUID
