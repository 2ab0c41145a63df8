"""Editions: each year's expo, on which everything public hangs."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, DoublePrecision, ForeignKey, Integer, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class Source(Table, tablename="expo_source"):
    """Where a published fact comes from; a figure without one is not published."""

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    title = JSONB(default=None)
    publisher = JSONB(default=None)
    published_on = Date(null=True, default=None)
    url = Text(null=True, default=None)


class Edition(Table, tablename="expo_edition"):
    """`kind` is expo or week; an edition of which only the year is known has no dates and no programme."""

    id = UUID(primary_key=True, default=uuid4)
    slug = Varchar(length=60, unique=True)
    acronym = Varchar(length=60)
    kind = Varchar(length=10, default="expo")
    year = Integer()
    name = JSONB(default=None)
    tagline = JSONB(null=True, default=None)
    note = JSONB(null=True, default=None)
    starts_on = Date(null=True, default=None)
    ends_on = Date(null=True, default=None)
    zone = Varchar(length=60, default="Asia/Seoul")
    venue = JSONB(null=True, default=None)
    address = JSONB(null=True, default=None)
    city = JSONB(null=True, default=None)
    longitude = DoublePrecision(null=True, default=None)
    latitude = DoublePrecision(null=True, default=None)
    languages = JSONB(default="[]")
    sample = Boolean(default=False)
    source = ForeignKey(Source, null=True)

    expo_edition_slug_shape = Check("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
    expo_edition_acronym_shape = Check("acronym ~ '^[a-z0-9_-]{4,}$'")
    expo_edition_kind_known = Check("kind IN ('expo', 'week')")
    expo_edition_ends_later = Check("ends_on >= starts_on")


class Origin(Table, tablename="expo_origin"):
    """Which of an edition's rows a foreign key stands for, so that a file loaded again finds what it made before.

    `kind` is session, slot, room, hall, track, format or speaker; `key` has the format's name before it (`frab:1234`).
    `said` is what the file gave for it last time, by field (`expo.interchange.reconcile.weighing`); of people, hashes.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    kind = Varchar(length=20)
    key = Varchar(length=400)
    target = UUID(default=None, index=True)
    said = JSONB(null=True, default=None)

    expo_origin_key_once = Unique([edition, kind, key])
