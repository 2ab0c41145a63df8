"""Which reminders of tasks have gone out."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.exhibitors.tables import Exhibitor, Task


class TaskReminder(Table, tablename="expo_task_reminder"):
    """One that was written, in the transaction of its letter: each once, whoever writes. A deadline that is moved
    (`due_on`, in the edition's zone) is reminded of anew. `step`: days before, or `over` once the day has passed.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False)
    task = ForeignKey(Task, null=False)
    due_on = Date(default=None)
    step = Varchar(length=4)
    sent_at = Timestamptz(default=None)

    expo_task_reminder_once = Unique([exhibitor, task, due_on, step])
    expo_task_reminder_step_known = Check("step IN ('14', '7', '1', 'over')")
