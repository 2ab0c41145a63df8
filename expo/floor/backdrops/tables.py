"""Pictures under the drawings of halls."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, DoublePrecision, ForeignKey, Integer
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from core.files.tables import StoredFile
from expo.editions.tables import Edition
from expo.venues.tables import Hall


class Backdrop(Table, tablename="expo_floor_backdrop"):
    """One a hall: `x`, `y` is its corner at the top left and `width`, `depth` its extent, all in metres of the drawing;
    `opacity` in per cent. One that is `hidden` is kept and not shown.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    hall = ForeignKey(Hall, null=False, unique=True, on_delete=OnDelete.cascade)
    file = ForeignKey(StoredFile, null=False, index=True, on_delete=OnDelete.cascade)
    x = DoublePrecision(default=0.0)
    y = DoublePrecision(default=0.0)
    width = DoublePrecision(default=60.0)
    depth = DoublePrecision(default=40.0)
    opacity = Integer(default=50)
    hidden = Boolean(default=False)

    expo_floor_backdrop_extent = Check("width BETWEEN 0.1 AND 10000 AND depth BETWEEN 0.1 AND 10000")
    expo_floor_backdrop_near = Check("x BETWEEN -10000 AND 10000 AND y BETWEEN -10000 AND 10000")
    expo_floor_backdrop_opacity = Check("opacity BETWEEN 5 AND 100")
