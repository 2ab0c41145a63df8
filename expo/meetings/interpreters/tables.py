"""When interpreters work."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.meetings.tables import Interpreter


class InterpreterTime(Table, tablename="expo_interpreter_time"):
    """Half an hour in which the interpreter works; who has none works whenever the floor is open."""

    id = UUID(primary_key=True, default=uuid4)
    interpreter = ForeignKey(Interpreter, null=False, on_delete=OnDelete.cascade)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)

    expo_interpreter_time_once = Unique([interpreter, begins_at])
    expo_interpreter_time_half_an_hour = Check("ends_at = begins_at + interval '30 minutes'")
