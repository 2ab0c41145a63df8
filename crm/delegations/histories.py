"""What a visit is called in the trail, and how the fields of its history read. Confidential ones have no name there."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.holders import call_holders
from core.journal.names import Label, Named, name_records
from crm.delegations.permissions import Visits
from crm.delegations.rules import DIRECTION_NAMES, GRADE_NAMES, STATE_NAMES
from crm.delegations.tables import Visit
from crm.sight import SIGHT_NAMES
from i18n.text import required

NAMELESS = mark("A visit that not everybody may see")

call_fields(
    "crm.delegations.",
    {
        "before": Field(mark("Before"), choices=lambda: STATE_NAMES),
        "after": Field(mark("After"), choices=lambda: STATE_NAMES),
        "tongue": Field(mark("Language"), "language"),
        "title": Field(mark("Title")),
        "purpose": Field(mark("Purpose")),
        "direction": Field(mark("Direction"), choices=lambda: DIRECTION_NAMES),
        "grade": Field(mark("Grade"), choices=lambda: GRADE_NAMES),
        "country": Field(mark("Country"), "country"),
        "organisation": Field(mark("Sent or received by")),
        "agreement": Field(mark("Under the agreement")),
        "edition": Field(mark("To the edition")),
        "begins_on": Field(mark("First day")),
        "ends_on": Field(mark("Last day")),
        "zone": Field(mark("By the clocks of")),
        "owner": Field(mark("Looked after by")),
        "sight": Field(mark("Who may see it"), choices=lambda: SIGHT_NAMES),
        "alphabet": Field(mark("Alphabet of protocol"), "language"),
    },
)


async def _visits(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Visit.select(Visit.id, Visit.code, Visit.title, Visit.sight).where(Visit.id.is_in(list(records)))
    return {
        row["id"]: Named(
            required(row["title"]) if row["sight"] == "team" else Label(NAMELESS),
            f"/desk/visits/{row['code']}",
            Visits.VISIT_READ,
        )
        for row in rows
    }


name_records("crm.delegations.", _visits)
call_holders("guest", mark("A guest of the delegation"))
