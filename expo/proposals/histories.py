"""How the histories of proposals read: by what they are about, never by whose they are."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.permissions import Expo
from expo.proposals.tables import Proposal
from i18n.text import from_json

DECISIONS = {
    "accept": mark("accepted"),
    "waitlist": mark("on the waiting list"),
    "decline": mark("declined"),
    "reopen": mark("back to the submitter"),
}
ANSWERS = {"yes": mark("yes"), "no": mark("no")}

call_fields(
    "expo.proposals.",
    {
        "decision": Field(mark("Decision"), choices=lambda: DECISIONS),
        "answer": Field(mark("Answer"), choices=lambda: ANSWERS),
    },
)


async def _proposals(records: Collection[UUID]) -> dict[UUID, Named]:
    call: Any = Proposal.call
    rows = await Proposal.select(Proposal.id, Proposal.code, Proposal.title, call.edition.slug.as_alias("slug")).where(
        Proposal.id.is_in(list(records))
    )
    return {
        row["id"]: Named(
            from_json(row["title"]) or row["code"], f"/desk/{row['slug']}/proposals/{row['code']}", Expo.CALL_WRITE
        )
        for row in rows
    }


name_records("expo.proposals.", _proposals)
