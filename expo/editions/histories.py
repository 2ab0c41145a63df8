"""How the history of an edition reads: names for its fields, and what it is called itself."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.tables import Edition
from expo.permissions import Expo
from i18n.text import required

call_fields(
    "expo.editions.",
    {
        "name": Field(mark("Name")),
        "tagline": Field(mark("Tagline")),
        "venue": Field(mark("Venue")),
        "address": Field(mark("Address")),
        "city": Field(mark("City")),
    },
)


async def editions_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """Links into their history."""
    rows = await Edition.select(Edition.id, Edition.slug, Edition.name).where(Edition.id.is_in(list(records)))
    return {
        row["id"]: Named(required(row["name"]), f"/desk/{row['slug']}/history", Expo.PROGRAMME_READ) for row in rows
    }


for kinds in ("expo.editions.", "expo.releases.", "expo.live.", "expo.programme.programme_"):
    name_records(kinds, editions_named)
