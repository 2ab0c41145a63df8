"""Halls measured out, the booths and other things in them as they are being drawn, and the plans that were published."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Numeric, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.venues.tables import Hall, Room


class Ground(Table, tablename="expo_ground"):
    """The floor of a hall: `outline` is a JSON list of [x, y] in metres, y growing downwards as on a sheet of paper."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    hall = ForeignKey(Hall, null=False, unique=True, on_delete=OnDelete.cascade)
    outline = JSONB(default=None)
    revision = Integer(default=0)

    expo_ground_outline_closed = Check("jsonb_typeof(outline) = 'array' AND jsonb_array_length(outline) >= 3")


class Booth(Table, tablename="expo_booth"):
    """A place that is let (부스), as it is drawn now. `number` is what people read out ("A-101"), once among the live ones
    of an edition (expo_booth_number_once, migration). `kind`: shell (조립부스), raw (독립부스) or other. `polygon` as an
    outline; `area` in m², which the database works out for itself to compare (expo_booth_area_true, migration).
    `lineage` lists the ids of the booths that this one was split from or merged of.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    hall = ForeignKey(Hall, null=False, index=True)
    number = Varchar(length=20)
    kind = Varchar(length=10, default="shell")
    polygon = JSONB(default=None)
    area = Numeric(digits=(9, 2))
    lineage = JSONB(default="[]")
    retired_at = Timestamptz(null=True, default=None)
    revision = Integer(default=0)

    expo_booth_number_readable = Check("number ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'")
    expo_booth_kind_known = Check("kind IN ('shell', 'raw', 'other')")
    expo_booth_polygon_closed = Check("jsonb_typeof(polygon) = 'array' AND jsonb_array_length(polygon) >= 3")
    expo_booth_area_there = Check("area > 0")


class Feature(Table, tablename="expo_floor_feature"):
    """What is in a hall besides booths. `shape` is a point ([[x, y]]) or an outline. `name` is translated text, where it
    has one of its own; `room` is the one whose stage this is. `stepped`: one does not get over it on wheels. `slope` in
    percent, where the floor is not level.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    hall = ForeignKey(Hall, null=False, index=True)
    kind = Varchar(length=20)
    shape = JSONB(default=None)
    name = JSONB(null=True, default=None)
    room = ForeignKey(Room, null=True, on_delete=OnDelete.set_null)
    stepped = Boolean(default=False)
    slope = Numeric(digits=(4, 1), null=True, default=None)

    expo_floor_feature_kind_known = Check(
        "kind IN ('aisle', 'wall', 'entrance', 'exit', 'stage', 'restroom', 'accessible_restroom', 'lift', 'stairs',"
        " 'escalator', 'information', 'first_aid', 'prayer_room', 'cafe', 'charging')"
    )
    expo_floor_feature_shape_drawn = Check(
        "jsonb_typeof(shape) = 'array' AND jsonb_array_length(shape) >= 1 AND jsonb_array_length(shape) <> 2"
    )
    expo_floor_feature_slope_possible = Check("slope BETWEEN 0 AND 100")


class Connection(Table, tablename="expo_floor_connection"):
    """A way from hall to hall, there and back: from the point `first_at` ([x, y]) of one to `then_at` of the other."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    kind = Varchar(length=20)
    first = ForeignKey(Hall, null=False)
    first_at = JSONB(default=None)
    then = ForeignKey(Hall, null=False)
    then_at = JSONB(default=None)
    metres = Integer()
    slope = Numeric(digits=(4, 1), null=True, default=None)

    expo_floor_connection_kind_known = Check("kind IN ('passage', 'ramp', 'lift', 'stairs', 'escalator')")
    expo_floor_connection_elsewhere = Check('"first" <> "then"')
    expo_floor_connection_walkable = Check("metres BETWEEN 0 AND 5000")
    expo_floor_connection_slope_possible = Check("slope BETWEEN 0 AND 100")


class FloorPlan(Table, tablename="expo_floor_plan"):
    """A published plan, numbered in its edition: `snapshot` is an `expo.floor.plans.snapshot.Plan`; none is ever changed."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    published_at = Timestamptz(default=None)
    published_by = Varchar(length=200)
    note = Text(default="")
    digest = Varchar(length=64)
    snapshot = JSONB(default=None)

    expo_floor_plan_number_once = Unique([edition, number])


class FloorStep(Table, tablename="expo_floor_step"):
    """A step of drawing, so that other editors hear of it and it can be taken back: `changes` lists each thing with what
    it was before and after (`expo.floor.steps.states.Change`); `undoes` is the number of the step that this one took back.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    at = Timestamptz(default=None)
    actor = Varchar(length=200)
    act = Varchar(length=20)
    changes = JSONB(default=None)
    undoes = Integer(null=True, default=None)

    expo_floor_step_number_once = Unique([edition, number])
