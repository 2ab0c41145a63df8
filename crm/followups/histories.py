"""How the history of a follow-up wave reads."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.consultations.permissions import Consultations
from crm.followups.tables import FollowUpWave

NAME = mark("A follow-up wave")

call_fields(
    "crm.followups.",
    {
        "due_on": Field(mark("Due on")),
        "closes_on": Field(mark("Open until")),
        "remind_days": Field(mark("Remind every so many days")),
        "most_reminders": Field(mark("At most so often")),
    },
)


async def _waves(records: Collection[UUID]) -> dict[UUID, Named]:
    there = FollowUpWave.id.is_in(list(records))
    return {
        row["id"]: Named(Label(NAME), f"/desk/followups/{row['id']}", Consultations.FOLLOW_UP_READ)
        for row in await FollowUpWave.select(FollowUpWave.id).where(there)
    }


name_records("crm.followups.", _waves)
