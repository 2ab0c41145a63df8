"""Follow-up waves of an edition, the form of each company in them, and what it answers of each deal and consultation."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Bytea, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from core.mail.tables import Letter
from core.mailings.tables import Mailing
from crm.consultations.tables import ConsultationRecord
from crm.deals.tables import AmountEntry, Deal
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition


class FollowUpWave(Table, tablename="crm_follow_up_wave"):
    """Asked from `due_on` to `closes_on`, both inclusive, `months` after the edition's last day. Who has not answered is
    reminded every `remind_days` days, at most `most_reminders` times. Its letters wait in `mailing` for a release.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.restrict)
    months = Integer()
    due_on = Date(default=None)
    closes_on = Date(default=None)
    remind_days = Integer(default=14)
    most_reminders = Integer(default=2)
    mailing = ForeignKey(Mailing, null=True, default=None, on_delete=OnDelete.restrict)
    prepared_at = Timestamptz(null=True, default=None)
    version = Integer(default=1)

    crm_follow_up_wave_once = Unique([edition, months])
    crm_follow_up_wave_months = Check("months BETWEEN 1 AND 60")
    crm_follow_up_wave_closes_later = Check("closes_on > due_on")
    crm_follow_up_wave_reminders = Check("remind_days BETWEEN 1 AND 90 AND most_reminders BETWEEN 0 AND 5")


class FollowUpForm(Table, tablename="crm_follow_up_form"):
    """What one company is asked in a wave, once. `left_out` says why it gets no letter. Without `answered_at` what stands
    in its items is a draft, or nothing: no answer is never a zero.
    """

    id = UUID(primary_key=True, default=uuid4)
    wave = ForeignKey(FollowUpWave, null=False, on_delete=OnDelete.restrict)
    company = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    language = Varchar(length=12)
    digest = Bytea(default=None, unique=True)
    left_out = Varchar(length=20, default="")
    letter = ForeignKey(Letter, null=True, default=None, on_delete=OnDelete.set_null)
    made_at = Timestamptz(default=None)
    saved_at = Timestamptz(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    answered_by = Varchar(length=200, default="")
    reminded_at = Timestamptz(null=True, default=None)
    reminders = Integer(default=0)
    version = Integer(default=1)

    crm_follow_up_form_once = Unique([wave, company])


class FollowUpItem(Table, tablename="crm_follow_up_item"):
    """What a company says of one `deal`, or of a `record` that has led to none yet. `minor` in the smallest unit of
    `currency`: what is likely, or what was signed on `on_date`. `entry` is what it became in the ledger. Where there is
    `evidence`, somebody who did not answer it says what it is worth: `review`, `grade`.
    """

    id = UUID(primary_key=True, default=uuid4)
    form = ForeignKey(FollowUpForm, null=False, on_delete=OnDelete.restrict)
    record = ForeignKey(ConsultationRecord, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    deal = ForeignKey(Deal, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    position = Integer(default=0)
    likely = Varchar(length=10, default="")
    signed = Varchar(length=10, default="")
    currency = Varchar(length=3, default="")
    minor = BigInt(null=True, default=None)
    on_date = Date(null=True, default=None)
    words = Text(default="")
    consent = Varchar(length=10, default="unasked")
    evidence = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    entry = ForeignKey(AmountEntry, null=True, default=None, on_delete=OnDelete.restrict)
    proven = ForeignKey(AmountEntry, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    review = Varchar(length=10, default="")
    grade = Varchar(length=1, default="")
    reviewed_at = Timestamptz(null=True, default=None)
    reviewed_by = Varchar(length=200, default="")
    review_words = Text(default="")

    crm_follow_up_item_of_something = Check("record IS NOT NULL OR deal IS NOT NULL")
    crm_follow_up_item_record_once = Unique([form, record])
    crm_follow_up_item_deal_once = Unique([form, deal])
    crm_follow_up_item_likely_known = Check("likely IN ('', 'yes', 'unsure', 'no')")
    crm_follow_up_item_signed_known = Check("signed IN ('', 'yes', 'no')")
    crm_follow_up_item_amount = Check("minor IS NULL OR (minor > 0 AND currency ~ '^[A-Z]{3}$')")
    crm_follow_up_item_consent_known = Check("consent IN ('unasked', 'yes', 'no')")
    crm_follow_up_item_review_known = Check("review IN ('', 'waiting', 'accepted', 'declined')")
    crm_follow_up_item_reviewed = Check(
        "(review IN ('accepted', 'declined')) = (reviewed_at IS NOT NULL) AND (review = 'accepted') = (grade IN ('A', 'B'))"
    )
