"""The steps of a visit, what was done without, and which days the law sets for what follows it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.tables import Visit


class VisitStep(Table, tablename="crm_visit_step"):
    """One step on its way, with the reason of those that went back or aside. It stands here and not in the journal, which
    people read who may not see the visit.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    before = Varchar(length=12)
    after = Varchar(length=12)
    reason = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)


class VisitWaiver(Table, tablename="crm_visit_waiver"):
    """Something that a step asks for and that was done without, by whom and why; `key` is a guard's."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    key = Varchar(length=80)
    reason = Text()
    waived_at = Timestamptz(default=None)
    waived_by = Varchar(length=200)

    crm_visit_waiver_once = Unique([visit, key])
    crm_visit_waiver_has_reason = Check("reason <> ''")


class VisitRule(Table, tablename="crm_visit_rule"):
    """Due `days` after the last day of visits of `direction` (empty for all), before they go to the state `step`. `source`
    names the law or rule that asks for it; day counts stand here and nowhere in the code, since laws change.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=40, unique=True)
    direction = Varchar(length=10, default="")
    step = Varchar(length=12, default="reported")
    title = JSONB(default=None)
    source = Varchar(length=300)
    days = Integer()
    in_force = Boolean(default=True)

    crm_visit_rule_counts = Check("days >= 0")
    crm_visit_rule_sourced = Check("source <> ''")
    crm_visit_rule_direction_known = Check("direction IN ('', 'inbound', 'outbound')")
    crm_visit_rule_step_known = Check("step IN ('reported', 'closed')")


class VisitDuty(Table, tablename="crm_visit_duty"):
    """What a rule asked of one visit and that was done: on which day, and what proves it."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, on_delete=OnDelete.restrict)
    rule = ForeignKey(VisitRule, null=False, on_delete=OnDelete.restrict)
    said = Text()
    done_on = Date(default=None)
    done_by = Varchar(length=200)

    crm_visit_duty_once = Unique([visit, rule])
    crm_visit_duty_says_what = Check("said <> ''")
