"""Reference sites and the figures of the plan: facts that are published with their source."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, DoublePrecision, ForeignKey, Integer, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from expo.editions.tables import Source


class Site(Table, tablename="expo_site"):
    """`figures` is a list of label, value, unit, before, as_of; values are decimal text."""

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    kind = Varchar(length=40)
    size = Varchar(length=20, null=True, default=None)
    city = JSONB(null=True, default=None)
    name = JSONB(default=None)
    summary = JSONB(null=True, default=None)
    longitude = DoublePrecision(null=True, default=None)
    latitude = DoublePrecision(null=True, default=None)
    fields = JSONB(default="[]")
    figures = JSONB(default="[]")
    position = Integer(default=0)
    source = ForeignKey(Source, null=False)

    expo_site_size_known = Check("size IN ('city', 'district', 'solution')")


class Figure(Table, tablename="expo_figure"):
    """A series of the plan: `series` is a list of `{"at", "value"}`, the value as decimal text in `unit`."""

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    label = JSONB(default=None)
    unit = Varchar(length=40)
    series = JSONB(default=None)
    note = JSONB(null=True, default=None)
    position = Integer(default=0)
    source = ForeignKey(Source, null=False)
