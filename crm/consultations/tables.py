"""Consultation records (상담일지), the deals that they led to, and the links by which they are written and confirmed."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Boolean, Bytea, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.deals.tables import Deal
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.meetings.tables import Interpreter, Meeting, MeetingTable


class ConsultationRecord(Table, tablename="crm_consultation_record"):
    """One a meeting; a walk-in that nobody arranged has none. `origin` says what it was made from and makes it once.
    `company` is the Korean side, `counterpart` the other, by `counterpart_name` while the directory does not know it.
    `language` is the one it was written in (BCP-47). Amounts count the smallest unit of `currency` (ISO 4217): `consulted`
    상담액, `expected` 계약추진액 within `horizon` months.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=12)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    meeting = ForeignKey(Meeting, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    origin = Varchar(length=80, unique=True)
    company = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    counterpart = ForeignKey(Organisation, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    counterpart_name = Varchar(length=200, default="")
    held_at = Timestamptz(null=True, default=None, index=True)
    state = Varchar(length=20, default="planned")
    language = Varchar(length=12, default="")
    product = Text(default="")
    outcome = Varchar(length=20, default="")
    next_step = Varchar(length=20, default="")
    words = Text(default="")
    currency = Varchar(length=3, default="")
    consulted = BigInt(null=True, default=None)
    expected = BigInt(null=True, default=None)
    horizon = Integer(null=True, default=None)
    source = Varchar(length=12, default="")
    recorded_at = Timestamptz(null=True, default=None)
    recorded_by = Varchar(length=200, default="")
    confirmed_at = Timestamptz(null=True, default=None)
    confirmed_by = Varchar(length=200, default="")
    consent = Varchar(length=10, default="unasked")
    version = Integer(default=1)
    sample = Boolean(default=False)

    crm_consultation_record_code_once = Unique([edition, code])
    crm_consultation_record_state_known = Check(
        "state IN ('planned', 'held', 'no_show', 'recorded', 'confirmed_by_company')"
    )
    crm_consultation_record_other_side = Check("counterpart IS NOT NULL OR counterpart_name <> ''")
    crm_consultation_record_source_known = Check("source IN ('', 'company', 'buyer', 'interpreter')")
    crm_consultation_record_consent_known = Check("consent IN ('unasked', 'yes', 'no')")
    crm_consultation_record_currency = Check(
        "(currency = '' AND consulted IS NULL AND expected IS NULL) OR currency ~ '^[A-Z]{3}$'"
    )
    crm_consultation_record_amounts = Check("consulted > 0 AND expected > 0")
    crm_consultation_record_expected = Check(
        "expected IS NULL OR (consulted IS NOT NULL AND expected <= consulted AND horizon IS NOT NULL)"
    )
    crm_consultation_record_horizon = Check("horizon BETWEEN 1 AND 12")
    crm_consultation_record_whole = Check(
        "state NOT IN ('recorded', 'confirmed_by_company') OR (recorded_at IS NOT NULL AND product <> ''"
        " AND outcome <> '' AND source <> '' AND language <> '')"
    )
    crm_consultation_record_confirmed = Check("(state = 'confirmed_by_company') = (confirmed_at IS NOT NULL)")


class ConsultationDeal(Table, tablename="crm_consultation_deal"):
    """A record belongs to one deal at most. A deal comes from one of its records (`originating`, one a deal:
    crm_consultation_deal_one_origin, migration); all others `supported` it.
    """

    id = UUID(primary_key=True, default=uuid4)
    record = ForeignKey(ConsultationRecord, null=False, unique=True, on_delete=OnDelete.restrict)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    role = Varchar(length=12, default="supported")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_consultation_deal_role_known = Check("role IN ('originating', 'supported')")


class ConsultationDoor(Table, tablename="crm_consultation_door"):
    """A link to the form at the table, for whoever sits at a `table`, or for an `interpreter` on a day (`on_date`, in the
    edition's zone). Its token follows from its id, so that it can be printed again; `digest` is what lets in.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    table = ForeignKey(MeetingTable, null=True, default=None, on_delete=OnDelete.restrict)
    interpreter = ForeignKey(Interpreter, null=True, default=None, on_delete=OnDelete.restrict)
    on_date = Date(null=True, default=None)
    digest = Bytea(default=None, unique=True)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ends_at = Timestamptz(default=None)
    withdrawn_at = Timestamptz(null=True, default=None)

    crm_consultation_door_of_one = Check(
        '("table" IS NULL) <> (interpreter IS NULL) AND (interpreter IS NULL) = (on_date IS NULL)'
    )


class ConfirmationLink(Table, tablename="crm_confirmation_link"):
    """By which a company looks at its records of an edition, corrects and confirms them; made as doors are."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.restrict)
    company = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    digest = Bytea(default=None, unique=True)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    sent_at = Timestamptz(null=True, default=None)
    ends_at = Timestamptz(default=None)

    crm_confirmation_link_once = Unique([edition, company])
