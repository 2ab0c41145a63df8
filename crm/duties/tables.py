"""Duties that follow from signing, by rules that are rows with their legal source, and which reminders went out."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from crm.agreements.tables import Agreement


class DutyRule(Table, tablename="crm_duty_rule"):
    """Due `days` after signing for agreements of `kind` (empty for all), and again every `months`. `source` names the law
    or rule that asks for it; day counts stand here and nowhere in the code, since laws change.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=40, unique=True)
    kind = Varchar(length=20, default="")
    title = JSONB(default=None)
    source = Varchar(length=300)
    days = Integer()
    months = Integer(null=True, default=None)
    in_force = Boolean(default=True)

    crm_duty_rule_counts = Check("days >= 0 AND months > 0")
    crm_duty_rule_sourced = Check("source <> ''")


class Duty(Table, tablename="crm_duty"):
    """What a rule asks of one agreement by a day, as the rule was when it was made. Done, or waived with a reason."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    rule = ForeignKey(DutyRule, null=False, on_delete=OnDelete.restrict)
    title = JSONB(default=None)
    source = Varchar(length=300)
    due_on = Date(default=None)
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    state = Varchar(length=10, default="open")
    said = Text(default="")
    done_on = Date(null=True, default=None)
    done_by = Varchar(length=200, default="")

    crm_duty_once = Unique([agreement, rule, due_on])
    crm_duty_state_known = Check("state IN ('open', 'done', 'waived')")
    crm_duty_closed_by_somebody = Check("(state = 'open') = (done_by = '') AND (state = 'open') = (done_on IS NULL)")
    crm_duty_waived_with_reason = Check("state <> 'waived' OR said <> ''")


class AgreementReminder(Table, tablename="crm_agreement_reminder"):
    """One that was written, in the transaction of its letter, so that each goes out once whoever writes. `what` is notice,
    review, duty, obligation or consultation, `subject` its row; a day that moves is reminded of anew.
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    what = Varchar(length=20)
    subject = UUID(default=None)
    due_on = Date(default=None)
    step = Varchar(length=4)
    sent_at = Timestamptz(default=None)

    crm_agreement_reminder_once = Unique([what, subject, due_on, step])
    crm_agreement_reminder_known = Check("what IN ('notice', 'review', 'duty', 'obligation', 'consultation')")
