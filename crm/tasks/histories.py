"""How the history of a task reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.tasks.rules import REPEATS, STATE_NAMES
from crm.tasks.tables import Task
from crm.timeline.permissions import Desk

NAME = mark("A task")

call_fields(
    "crm.tasks.",
    {
        "after": Field(mark("State"), choices=lambda: STATE_NAMES),
        "due_on": Field(mark("Due on")),
        "repeats": Field(mark("Repeats"), choices=lambda: REPEATS),
    },
)


async def _tasks(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Task.select(Task.id).where(Task.id.is_in(list(records)))
    return {row["id"]: Named(Label(NAME), f"/desk/tasks/{row['id']}", Desk.TASK_WRITE) for row in rows}


name_records("crm.tasks.", _tasks)
