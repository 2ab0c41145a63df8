"""What a translated text stands in."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.editions.histories import editions_named
from expo.exhibitors.events.histories import events_named
from expo.programme.histories import frame_named, sessions_named
from expo.speakers.histories import speakers_named

call_fields(
    "i18n.workbench.",
    {
        "tongue": Field(mark("Language"), "language"),
        "state": Field(
            mark("State"),
            choices=lambda: {"machine": mark("by machine"), "draft": mark("draft"), "reviewed": mark("reviewed")},
        ),
    },
)


async def _translated(records: Collection[UUID]) -> dict[UUID, Named]:
    found: dict[UUID, Named] = {}
    for namer in (sessions_named, speakers_named, frame_named, editions_named, events_named):
        found |= await namer(records)
    return found


name_records("i18n.workbench.", _translated)
