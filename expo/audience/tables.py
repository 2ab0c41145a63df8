"""What readers may say in an edition."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, ForeignKey, Integer
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition


class Hearing(Table, tablename="expo_hearing"):
    """An edition without a row is heard as the defaults say. `days` after a session's last end it is over."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, unique=True, on_delete=OnDelete.cascade)
    questions = Boolean(default=True)
    ratings = Boolean(default=True)
    days = Integer(default=7)

    expo_hearing_days_possible = Check("days BETWEEN 0 AND 90")
