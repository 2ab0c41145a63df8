"""Organisations: ministries, cities, companies, alliances, whoever signs, exhibits or sends people."""

from typing import Any
from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Varchar
from piccolo.table import Table

from directory.countries.tables import Country


class Organisation(Table, tablename="directory_organisation"):
    """`name` is translated text; `sample` marks the invented ones."""

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    kind = Varchar(length=40)
    name = JSONB(default=None)
    country = ForeignKey(Country, null=True, index=True)
    parent: ForeignKey[Any] = ForeignKey("self", null=True)
    sample = Boolean(default=False)
