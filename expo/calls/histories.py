"""How the histories of calls read: names for their fields, and what they are called."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.calls.tables import Call
from expo.editions.queries import slugs_of
from expo.permissions import Expo
from i18n.text import required

ACTS = {"open": mark("opened"), "close": mark("closed"), "extend": mark("closes at another time")}

call_fields(
    "expo.calls.",
    {
        "act": Field(mark("What happened"), choices=lambda: ACTS),
        "until": Field(mark("Closes")),
        "title": Field(mark("Title")),
        "text": Field(mark("What is asked for")),
        "terms": Field(mark("What is agreed to by sending in")),
        "grace_minutes": Field(mark("Minutes of grace for those who had begun")),
        "anonymous": Field(mark("Those who review do not see who proposed"), "flag"),
        "reviews": Field(mark("Reviews of each proposal")),
        "formats": Field(mark("Formats that may be chosen"), "list"),
        "tracks": Field(mark("Tracks that may be chosen"), "list"),
        "lengths": Field(mark("Lengths in minutes"), "list"),
        "languages": Field(mark("Languages of a talk"), "list"),
    },
)


async def calls_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """Links for those who manage them."""
    rows = await Call.select(Call.id, Call.code, Call.edition, Call.title).where(Call.id.is_in(list(records)))
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(required(row["title"]), f"/desk/{slugs[row['edition']]}/calls/{row['code']}", Expo.CALL_WRITE)
        for row in rows
    }


name_records("expo.calls.", calls_named)
