"""What a deal is called in the trail, and how the fields of its history read. Confidential ones have no name there."""

from collections.abc import Collection
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Label, Named, name_records
from crm.deals.amounts.kinds import KIND_NAMES
from crm.deals.amounts.rules import CONSENTS
from crm.deals.finance.rules import INSTRUMENTS
from crm.deals.finance.rules import STATE_NAMES as FINANCE_STATES
from crm.deals.forecast.tables import StageChance
from crm.deals.permissions import Deals
from crm.deals.rules import STATE_NAMES
from crm.deals.tables import Deal
from crm.sight import SIGHT_NAMES
from expo.solutions.taxonomy import FIELDS

NAMELESS = mark("A deal that not everybody may see")
FORECAST = mark("Forecast of deals")

call_fields(
    "crm.deals.",
    {
        "before": Field(mark("Before"), choices=lambda: STATE_NAMES),
        "after": Field(mark("After"), choices=lambda: STATE_NAMES),
        "stage": Field(mark("Before"), choices=lambda: FINANCE_STATES),
        "next_stage": Field(mark("After"), choices=lambda: FINANCE_STATES),
        "instrument": Field(mark("Instrument"), choices=lambda: INSTRUMENTS),
        "amount": Field(mark("Kind of amount"), choices=lambda: KIND_NAMES),
        "consent": Field(mark("Publishing"), choices=lambda: CONSENTS),
        "name": Field(mark("Name")),
        "country": Field(mark("Country"), "country"),
        "lead": Field(mark("Company that leads")),
        "buyer": Field(mark("Client")),
        "field": Field(mark("Business field"), choices=lambda: FIELDS),
        "edition": Field(mark("Edition")),
        "meeting": Field(mark("Meeting at the expo")),
        "visit": Field(mark("Visit")),
        "agreement": Field(mark("Agreement")),
        "owner": Field(mark("Looked after by")),
        "sight": Field(mark("Who may see it"), choices=lambda: SIGHT_NAMES),
    },
)
call_fields("crm.chances.", {"state": Field(mark("State"), choices=lambda: STATE_NAMES)})


async def _deals(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Deal.select(Deal.id, Deal.code, Deal.name, Deal.sight).where(Deal.id.is_in(list(records)))
    return {
        row["id"]: Named(
            row["name"] if row["sight"] == "team" else Label(NAMELESS), f"/desk/deals/{row['code']}", Deals.DEAL_READ
        )
        for row in rows
    }


async def _chances(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await StageChance.select(StageChance.id).where(StageChance.id.is_in(list(records)))
    return {row["id"]: Named(Label(FORECAST), "/desk/deals/forecast", Deals.DEAL_READ) for row in rows}


name_records("crm.deals.", _deals)
name_records("crm.chances.", _chances)
