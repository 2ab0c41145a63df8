"""How the history of an entry reads. What it is called stands nowhere: some are confidential."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.timeline.permissions import Desk
from crm.timeline.rules import KIND_NAMES
from crm.timeline.tables import TimelineEntry

NAME, RECORD = mark("An entry of a timeline"), mark("Something that letters are about")

call_fields(
    "crm.timeline.",
    {
        "kind": Field(mark("Kind"), choices=lambda: KIND_NAMES),
        "title": Field(mark("Title")),
        "text": Field(mark("Text")),
        "happened_on": Field(mark("Day")),
        "confidential": Field(mark("Confidential"), "flag"),
    },
)


async def _entries(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await TimelineEntry.select(TimelineEntry.id).where(TimelineEntry.id.is_in(list(records)))
    return {row["id"]: Named(Label(NAME), f"/desk/timeline/{row['id']}", Desk.ENTRY_READ) for row in rows}


name_records("crm.timeline.", _entries)


async def _records(records: Collection[UUID]) -> dict[UUID, Named]:
    """What it is called stands nowhere, for some may be seen by few."""
    return dict.fromkeys(records, Named(Label(RECORD), "", Desk.ENTRY_READ))


name_records("crm.drops.", _records)
