"""How the history of a booth event reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.queries import slugs_of
from expo.exhibitors.events.rules import KIND_NAMES, STATE_NAMES
from expo.exhibitors.events.tables import BoothEvent
from expo.permissions import Expo
from i18n.text import required

call_fields(
    "expo.booth_events.",
    {
        "state": Field(mark("State"), choices=lambda: STATE_NAMES),
        "kind": Field(mark("Kind"), choices=lambda: KIND_NAMES),
        "day": Field(mark("Day")),
        "begin": Field(mark("Begins")),
        "minutes": Field(mark("Minutes")),
        "expected": Field(mark("Expected people")),
        "spoken": Field(mark("Languages spoken"), "code"),
        "title": Field(mark("Title")),
        "description": Field(mark("Description")),
    },
)


async def events_named(records: Collection[UUID]) -> dict[UUID, Named]:
    """By its title; links for those who may see exhibitors at the desk."""
    columns = (BoothEvent.id, BoothEvent.code, BoothEvent.edition, BoothEvent.title)
    rows = await BoothEvent.select(*columns).where(BoothEvent.id.is_in(list(records)))
    slugs = await slugs_of(row["edition"] for row in rows)
    return {
        row["id"]: Named(
            required(row["title"]), f"/desk/{slugs[row['edition']]}/booth-events/{row['code']}", Expo.EXHIBITOR_READ
        )
        for row in rows
    }


name_records("expo.booth_events.", events_named)
