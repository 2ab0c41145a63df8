"""Where a hall stands on earth."""

from decimal import Decimal
from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Numeric
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.venues.tables import Hall


class HallPlace(Table, tablename="expo_hall_place"):
    """The point 0, 0 of a hall's drawing in WGS 84, in degrees; `bearing` in degrees clockwise from north is where the top
    of the drawing points; `level` counts storeys, 0 at the ground.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    hall = ForeignKey(Hall, null=False, unique=True, on_delete=OnDelete.cascade)
    latitude = Numeric(digits=(9, 7))
    longitude = Numeric(digits=(10, 7))
    bearing = Numeric(digits=(5, 2), default=Decimal(0))
    level = Integer(default=0)

    expo_hall_place_on_earth = Check("latitude BETWEEN -85 AND 85 AND longitude BETWEEN -180 AND 180")
    expo_hall_place_bearing_turned = Check("bearing >= 0 AND bearing < 360")
    expo_hall_place_level_built = Check("level BETWEEN -10 AND 100")
