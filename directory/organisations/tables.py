"""Organisations: ministries, cities, companies, alliances, whoever signs, exhibits or sends people."""

from typing import Any
from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from core.files.tables import StoredFile
from directory.countries.tables import Country


class Organisation(Table, tablename="directory_organisation"):
    """`name` and `description` are translated text; `sample` marks the invented ones. `version` counts the changes of the
    profile: whoever changes it says which one they saw. `also` are its names under further language tags, as it writes
    them; `parent` is what it belongs to, never in a circle.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    kind = Varchar(length=40)
    name = JSONB(default=None)
    description = JSONB(null=True, default=None)
    website = Varchar(length=300, null=True, default=None)
    country = ForeignKey(Country, null=True, index=True)
    parent: ForeignKey[Any] = ForeignKey("self", null=True)
    also = JSONB(default="{}")
    logo = ForeignKey(StoredFile, null=True, default=None)
    version = Integer(default=1)
    sample = Boolean(default=False)

    directory_organisation_website_is_secure = Check("website ~ '^https://[^/]'")
    directory_organisation_not_its_own_parent = Check("parent <> id")
    directory_organisation_version_counts = Check("version >= 1")
