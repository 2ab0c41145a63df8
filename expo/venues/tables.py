"""Halls and the rooms in them."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Hall(Table, tablename="expo_hall"):
    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=60)
    name = JSONB(default=None)
    position = Integer(default=0)

    expo_hall_code_once = Unique([edition, code])


class Room(Table, tablename="expo_room"):
    """`parallel` marks an area in which several sessions may run at once; `capacity` counts seats."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    hall = ForeignKey(Hall, null=True)
    code = Varchar(length=60)
    name = JSONB(default=None)
    capacity = Integer(null=True, default=None)
    parallel = Boolean(default=False)
    position = Integer(default=0)

    expo_room_code_once = Unique([edition, code])
    expo_room_capacity_positive = Check("capacity > 0")


class Way(Table, tablename="expo_way"):
    """Minutes on foot between two halls; kept once, the hall with the smaller id first."""

    id = UUID(primary_key=True, default=uuid4)
    first = ForeignKey(Hall, null=False)
    then = ForeignKey(Hall, null=False)
    minutes = Integer()

    expo_way_once = Unique([first, then])
    expo_way_in_order = Check('"first" < "then"')
    expo_way_walkable = Check("minutes BETWEEN 0 AND 120")
