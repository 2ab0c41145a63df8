"""What an agreement is called in the trail, and how the fields of its history read. Confidential ones have no name there."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.agreements.rules import CHECKLIST, CONSULTED_NAMES, KIND_NAMES, STATE_NAMES
from crm.agreements.standing import EFFECTIVITY_NAMES, EVENT_NAMES
from crm.agreements.tables import Agreement
from crm.obligations.rules import SIDE_NAMES
from crm.obligations.rules import STATE_NAMES as OBLIGATION_STATES
from crm.permissions import Crm
from crm.sight import SIGHT_NAMES
from i18n.text import required

NAMELESS = mark("An agreement that not everybody may see")
DUTY_STATES = {"done": mark("Done"), "waived": mark("Waived")}
STATES = {**STATE_NAMES, **OBLIGATION_STATES}

call_fields(
    "crm.agreements.",
    {
        "before": Field(mark("Before"), choices=lambda: STATES),
        "after": Field(mark("After"), choices=lambda: STATES),
        "state": Field(mark("State"), choices=lambda: DUTY_STATES),
        "event": Field(mark("What happened"), choices=lambda: EVENT_NAMES),
        "whom": Field(mark("Who is asked"), choices=lambda: CONSULTED_NAMES),
        "item": Field(mark("Checklist"), choices=lambda: CHECKLIST),
        "tongue": Field(mark("Language"), "language"),
        "title": Field(mark("Title")),
        "summary": Field(mark("Summary")),
        "kind": Field(mark("Kind"), choices=lambda: KIND_NAMES),
        "country": Field(mark("Country"), "country"),
        "sight": Field(mark("Who may see it"), choices=lambda: SIGHT_NAMES),
        "effectivity": Field(mark("Takes effect"), choices=lambda: EFFECTIVITY_NAMES),
        "effective_on": Field(mark("In force from")),
        "term_months": Field(mark("Term in months")),
        "expires_on": Field(mark("Last day")),
        "renews": Field(mark("Renews itself"), "flag"),
        "renewal_months": Field(mark("Each time for months")),
        "notice_days": Field(mark("Notice, days before the end")),
        "decide_days": Field(mark("Days to decide in")),
        "review_on": Field(mark("To be reviewed on")),
        "retroactive": Field(mark("In force from before it was signed"), "flag"),
        "signed_on": Field(mark("Signed on")),
        "signed_in": Field(mark("Signed in")),
        "owner": Field(mark("Looked after by")),
        "amends": Field(mark("Amends the agreement with the code"), "code"),
        "replaces": Field(mark("Replaces the agreement with the code"), "code"),
        "session": Field(mark("Signed at the session with the code"), "code"),
    },
)
call_fields(
    "crm.agreements.obligation_changed",
    {
        "title": Field(mark("What was promised")),
        "clause": Field(mark("Clause")),
        "side": Field(mark("Whose it is"), choices=lambda: SIDE_NAMES),
        "owner": Field(mark("Looked after by")),
        "due_on": Field(mark("Due on")),
        "months": Field(mark("Again every so many months")),
        "indicator": Field(mark("Indicator")),
        "baseline": Field(mark("Baseline")),
        "target": Field(mark("Target")),
    },
)


async def _agreements(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Agreement.select(Agreement.id, Agreement.code, Agreement.title, Agreement.sight).where(
        Agreement.id.is_in(list(records))
    )
    return {
        row["id"]: Named(
            required(row["title"]) if row["sight"] == "team" else Label(NAMELESS),
            f"/desk/agreements/{row['code']}",
            Crm.AGREEMENT_READ,
        )
        for row in rows
    }


name_records("crm.agreements.", _agreements)
