"""Cases of finance for a deal: who may pay, lend, insure or give, and how far it is."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from crm.deals.tables import Deal


class FinanceCase(Table, tablename="crm_finance_case"):
    """`minor` counts the smallest unit of `currency`; both or neither. `asked_by_state` and `state_borrows` are what EDCF
    (대외경제협력기금) asks for, `project_company` what equity of KIND does.
    """

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    instrument = Varchar(length=20)
    institution = Varchar(length=200, default="")
    reference = Varchar(length=100, default="")
    state = Varchar(length=12, default="inquiry")
    minor = BigInt(null=True, default=None)
    currency = Varchar(length=3, default="")
    asked_by_state = Boolean(default=False)
    state_borrows = Boolean(default=False)
    project_company = Boolean(default=False)
    note = Text(default="")
    version = Integer(default=1)

    crm_finance_instrument_known = Check(
        "instrument IN ('EDCF', 'KEXIM_loan', 'KEXIM_guarantee', 'KSURE', 'KIND_FS', 'KIND_equity', 'ODA_grant', 'MDB',"
        " 'K_CITY_plan', 'K_CITY_pilot', 'commercial')"
    )
    crm_finance_state_known = Check(
        "state IN ('inquiry', 'letter', 'appraisal', 'approved', 'signed', 'effective', 'disbursing', 'repaid',"
        " 'closed', 'declined')"
    )
    crm_finance_amount_whole = Check("(minor IS NULL) = (currency = '') AND minor > 0")


class FinanceStep(Table, tablename="crm_finance_step"):
    """From one state of a case to another, on a day; `reason` where it was declined, or taken on in spite of something."""

    id = UUID(primary_key=True, default=uuid4)
    case = ForeignKey(FinanceCase, null=False, index=True, on_delete=OnDelete.restrict)
    before = Varchar(length=12, default="")
    after = Varchar(length=12)
    on_date = Date(default=None)
    reason = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_finance_step_leads_on = Check("before <> after")
    crm_finance_step_declined_has_reason = Check("after <> 'declined' OR reason <> ''")
