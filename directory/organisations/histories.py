"""What an organisation is called in the trail."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from directory.organisations.rules import KIND_NAMES
from directory.organisations.standing.rules import SIZES
from directory.organisations.tables import Organisation
from directory.permissions import Directory
from i18n.text import required


async def name_organisations(records: Collection[UUID]) -> dict[UUID, Named]:
    """For the trail, which asks whether the reader may list them."""
    rows = await Organisation.select(Organisation.id, Organisation.code, Organisation.name).where(
        Organisation.id.is_in(list(records))
    )
    return {
        row["id"]: Named(required(row["name"]), f"/desk/organisations/{row['code']}", Directory.ORGANISATION_LIST)
        for row in rows
    }


call_fields(
    "directory.organisations.sized",
    {"size": Field(mark("Size"), choices=lambda: SIZES), "begins_on": Field(mark("First day"))},
)
call_fields(
    "directory.organisations.edited",
    {
        "name": Field(mark("Name")),
        "description": Field(mark("Short description")),
        "website": Field(mark("Website"), "code"),
        "country": Field(mark("Country"), "country"),
        "kind": Field(mark("Kind"), choices=lambda: KIND_NAMES),
    },
)
name_records("directory.organisations.", name_organisations)
