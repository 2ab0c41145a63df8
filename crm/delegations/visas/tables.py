"""Who needs a visa by which rule, and the case of each who does."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.tables import Delegate
from directory.countries.tables import Country


class VisaRule(Table, tablename="crm_visa_rule"):
    """For nationals of `country` with a passport of a kind, who enter from `begins_on` to `ends_on`: `days` without a visa,
    none where one is needed. `status` is what that is called (B-1 사증면제, B-2 관광통과). `source` names where it is
    written: law changes, so none of it stands in the code. No two hold at once: crm_visa_rule_one (migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    country = ForeignKey(Country, null=False, index=True, on_delete=OnDelete.restrict)
    passport_kind = Varchar(length=10)
    begins_on = Date(default=None)
    ends_on = Date(null=True, default=None)
    days = Integer(null=True, default=None)
    status = Varchar(length=20, default="")
    source = Varchar(length=300)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_visa_rule_kind_known = Check("passport_kind IN ('ordinary', 'official', 'diplomatic', 'service')")
    crm_visa_rule_counts = Check("days > 0 AND ends_on >= begins_on")
    crm_visa_rule_sourced = Check("source <> ''")


class VisaLead(Table, tablename="crm_visa_lead"):
    """How many days before the first day of a visit a state of a case is to be reached."""

    id = UUID(primary_key=True, default=uuid4)
    state = Varchar(length=20, unique=True)
    days = Integer()

    crm_visa_lead_known = Check("state IN ('letter_requested', 'letter_issued', 'applied', 'granted')")
    crm_visa_lead_counts = Check("days BETWEEN 0 AND 400")


class VisaCase(Table, tablename="crm_visa_case"):
    """Of one delegate. `rule` decided it, or somebody did by hand and said why (`reason`); a refused one says why, too.
    `visa` is what is applied for: C-3-1 (행사·회의 참석) or C-3-4 (상용).
    """

    id = UUID(primary_key=True, default=uuid4)
    delegate = ForeignKey(Delegate, null=False, index=True, on_delete=OnDelete.cascade)
    nationality = ForeignKey(Country, null=False, on_delete=OnDelete.restrict)
    passport_kind = Varchar(length=10)
    rule = ForeignKey(VisaRule, null=True, default=None, on_delete=OnDelete.restrict)
    reason = Varchar(length=300, default="")
    state = Varchar(length=20)
    state_at = Timestamptz(default=None)
    visa = Varchar(length=10, default="")
    post = Varchar(length=200, default="")

    crm_visa_case_once = Unique([delegate])
    crm_visa_case_passport_known = Check("passport_kind IN ('ordinary', 'official', 'diplomatic', 'service')")
    crm_visa_case_state_known = Check(
        "state IN ('not_required', 'needed', 'letter_requested', 'letter_issued', 'applied', 'granted', 'refused')"
    )
    crm_visa_case_visa_known = Check("visa IN ('', 'C-3-1', 'C-3-4')")
    crm_visa_case_decided = Check("rule IS NOT NULL OR reason <> ''")
    crm_visa_case_visa_named = Check("state = 'not_required' OR visa <> ''")
