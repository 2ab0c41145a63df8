"""Opening hours of the exhibition floor."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class FloorHours(Table, tablename="expo_floor_hours"):
    """From when to when visitors are let in on a day; `open_on` in the edition's zone, both instants in UTC."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.restrict)
    open_on = Date(default=None)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)

    expo_floor_hours_once = Unique([edition, open_on])
    expo_floor_hours_closes_later = Check("closes_at > opens_at AND closes_at <= opens_at + interval '24 hours'")
