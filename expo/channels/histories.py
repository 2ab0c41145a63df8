"""How interpretation reads in a trail."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.channels.rules import CARRIERS
from expo.channels.tables import Channel
from expo.editions.queries import slugs_of
from expo.permissions import Expo
from expo.programme.histories import sessions_named

call_fields(
    "expo.channels.",
    {
        "room": Field(mark("Room"), "code"),
        "number": Field(mark("Number")),
        "language": Field(mark("Language"), "language"),
        "carrier": Field(mark("Heard on"), choices=lambda: CARRIERS),
        "tuned": Field(mark("Set to")),
        "interpreters": Field(mark("Interpreters"), "code"),
    },
)


async def _channels(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Channel.select(Channel.id, Channel.number, Channel.room.edition.as_alias("edition")).where(
        Channel.id.is_in(list(records))
    )
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(str(row["number"]), f"/desk/{slugs[row['edition']]}/channels/{row['id']}", Expo.PROGRAMME_READ)
        for row in rows
    }


name_records("expo.channels.channel_", _channels)
name_records("expo.channels.interpreters_", sessions_named)
