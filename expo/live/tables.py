"""What differs from the programme on the day: a layer over the release, which stays as it is."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Deviation(Table, tablename="expo_deviation"):
    """How a slot differs from its plan from `at` on, whole: the latest row of a slot counts, and one without anything
    means that it is as planned again. `slot` and `room` are named as the release names them. `number` counts in the
    edition, in the order of commits.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    slot = Varchar(length=40, index=True)
    delay = Integer(default=0)
    room = Varchar(length=60, null=True, default=None)
    full = Boolean(default=False)
    cancelled = Boolean(default=False)
    at = Timestamptz(default=None)
    actor = Varchar(length=200)

    expo_deviation_number_once = Unique([edition, number])
    expo_deviation_delay_possible = Check("delay BETWEEN 0 AND 600")
