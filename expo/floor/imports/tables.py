"""Files that were looked at and are neither drawn nor dropped yet."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.venues.tables import Hall


class FloorFile(Table, tablename="expo_floor_file"):
    """`content` is an `expo.floor.imports.shapes.ReadFile`: what was found in the file, never the file itself."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    hall = ForeignKey(Hall, null=False, on_delete=OnDelete.cascade)
    name = Varchar(length=120)
    kind = Varchar(length=10)
    content = JSONB(default=None)
    looked_at = Timestamptz(default=None)
    looked_by = Varchar(length=200)

    expo_floor_file_kind_known = Check("kind IN ('dxf', 'svg', 'geojson')")
