"""What the parties promised each other (이행 과제), and how far it is."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Date, DoublePrecision, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from core.access.tables import Account
from core.files.tables import StoredFile
from crm.agreements.tables import Agreement


class Obligation(Table, tablename="crm_obligation"):
    """From a `clause`; `side` is us, them or joint. One that recurs every so many `months` is followed by the next when it
    is verified. `title` and `indicator` are said in many languages. Whoever delivered it does not verify it
    (crm_obligation_two_people); what is verified has evidence.
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    clause = Varchar(length=100, default="")
    title = JSONB(default=None)
    side = Varchar(length=10, default="us")
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    due_on = Date(default=None)
    months = Integer(null=True, default=None)
    indicator = JSONB(null=True, default=None)
    baseline = DoublePrecision(null=True, default=None)
    target = DoublePrecision(null=True, default=None)
    actual = DoublePrecision(null=True, default=None)
    state = Varchar(length=20, default="planned")
    evidence = Text(default="")
    document = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    delivered_at = Timestamptz(null=True, default=None)
    delivered_by = Varchar(length=200, default="")
    verified_at = Timestamptz(null=True, default=None)
    verified_by = Varchar(length=200, default="")
    reason = Text(default="")
    revision = Integer(default=1)

    crm_obligation_state_known = Check(
        "state IN ('planned', 'in_progress', 'delivered', 'verified', 'waived', 'missed')"
    )
    crm_obligation_side_known = Check("side IN ('us', 'them', 'joint')")
    crm_obligation_counts = Check("months > 0")
    crm_obligation_two_people = Check("verified_by = '' OR verified_by <> delivered_by")
    crm_obligation_verified = Check(
        "state <> 'verified' OR (verified_by <> '' AND delivered_by <> '' AND (evidence <> '' OR document IS NOT NULL))"
    )
    crm_obligation_delivered = Check("state <> 'delivered' OR delivered_by <> ''")
    crm_obligation_waived_with_reason = Check("state <> 'waived' OR reason <> ''")
