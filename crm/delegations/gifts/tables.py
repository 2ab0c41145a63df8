"""Gifts, and from which value on the law asks for what."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.tables import Delegate, Visit


class GiftRule(Table, tablename="crm_gift_rule"):
    """From `begins_on` on, until a later row of the currency: a gift worth at least `least` (smallest unit) is reported
    within `report_days` and transferred within `transfer_days` of being received.
    """

    id = UUID(primary_key=True, default=uuid4)
    currency = Varchar(length=3)
    begins_on = Date(default=None)
    least = BigInt()
    report_days = Integer()
    transfer_days = Integer()
    source = Varchar(length=300)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_gift_rule_once = Unique([currency, begins_on])
    crm_gift_rule_counts = Check("least > 0 AND report_days >= 0 AND transfer_days >= report_days")
    crm_gift_rule_sourced = Check("source <> ''")


class Gift(Table, tablename="crm_gift"):
    """Received from, or given to, the other side (`delegate` where it is known who). `amount` in the smallest unit of
    `currency`, with its `basis`: a receipt, a market price, an appraisal (감정) or an estimate. What is below the
    threshold of its day stays as noted and is never reported: that is worked out, not stored.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    delegate = ForeignKey(Delegate, null=True, default=None, on_delete=OnDelete.set_null)
    direction = Varchar(length=10)
    what = Varchar(length=300)
    organisation = Varchar(length=200, default="")
    happened_on = Date(default=None)
    amount = BigInt()
    currency = Varchar(length=3)
    basis = Varchar(length=12)
    checked = Varchar(length=300, default="")
    budget = Varchar(length=100, default="")
    state = Varchar(length=12, default="noted")
    reported_on = Date(null=True, default=None)
    transferred_on = Date(null=True, default=None)
    transferred_to = Varchar(length=200, default="")
    noted_at = Timestamptz(default=None)
    noted_by = Varchar(length=200)

    crm_gift_direction_known = Check("direction IN ('received', 'given')")
    crm_gift_basis_known = Check("basis IN ('receipt', 'market', 'appraisal', 'estimate')")
    crm_gift_state_known = Check("state IN ('noted', 'reported', 'transferred')")
    crm_gift_amount_counts = Check("amount >= 0 AND currency ~ '^[A-Z]{3}$'")
    crm_gift_given_stays = Check("direction = 'received' OR state = 'noted'")
    crm_gift_reported = Check("(state = 'noted') = (reported_on IS NULL) AND reported_on >= happened_on")
    crm_gift_transferred = Check(
        "(state = 'transferred') = (transferred_on IS NOT NULL) AND (state = 'transferred') = (transferred_to <> '')"
        " AND transferred_on >= reported_on"
    )
