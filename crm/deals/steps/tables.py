"""The way that a deal took, and what was done without on it."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.deals.tables import Deal


class DealStep(Table, tablename="crm_deal_step"):
    """From one state to another; the first one comes from nowhere. `cause` is why it was won or lost, by a code of
    `crm.deals.rules`. Reasons stand here and not in the journal, which people read who may not see the deal.
    """

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    before = Varchar(length=12, default="")
    after = Varchar(length=12)
    cause = Varchar(length=20, default="")
    reason = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_deal_step_leads_on = Check("before <> after")
    crm_deal_step_end_has_reason = Check(
        "after NOT IN ('lost', 'dropped', 'dormant', 'terminated') OR reason <> '' OR cause <> ''"
    )


class DealWaiver(Table, tablename="crm_deal_waiver"):
    """Something that a step asks for and that was done without, by whom and why; `key` is a guard's."""

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    key = Varchar(length=40)
    reason = Text()
    waived_at = Timestamptz(default=None)
    waived_by = Varchar(length=200)

    crm_deal_waiver_once = Unique([deal, key])
    crm_deal_waiver_has_reason = Check("reason <> ''")
