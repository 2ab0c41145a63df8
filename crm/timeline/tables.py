"""What was said and done with a record: one entry stands on the timeline of everything that it is about."""

from typing import Any
from uuid import uuid4

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.files.tables import StoredFile
from crm.agreements.tables import Agreement
from crm.deals.tables import Deal
from crm.delegations.tables import Visit
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Appointment, Person

ONE_RECORD = "num_nonnulls(country, organisation, person, agreement, visit, deal) = 1"


class TimelineEntry(Table, tablename="crm_timeline_entry"):
    """A meeting, a call, a letter, a mail, a note or a visit; `text` is in `lang`, one language.

    `happened_on` is the day where it happened; with an hour it is also an instant in a `zone`. The words of a
    confidential one stand in another table. `withdrawn_at`, with a reason, takes it from every timeline.
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=10)
    happened_on = Date(default=None, index=True)
    happened_at = Timestamptz(null=True, default=None)
    zone = Varchar(length=60, null=True, default=None)
    title = Varchar(length=200)
    text = Text(default="")
    lang = Varchar(length=20)
    confidential = Boolean(default=False)
    author = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    made_at = Timestamptz(default=None, index=True)
    edited_at = Timestamptz(null=True, default=None)
    version = Integer(default=1)
    withdrawn_at = Timestamptz(null=True, default=None)

    crm_timeline_entry_kind_known = Check("kind IN ('meeting', 'call', 'letter', 'mail', 'note', 'visit')")
    crm_timeline_entry_instant_has_zone = Check("(happened_at IS NULL) = (zone IS NULL)")
    crm_timeline_entry_words_apart = Check("confidential = (title = '') AND (NOT confidential OR text = '')")
    crm_timeline_entry_version_counts = Check("version >= 1")


class ConfidentialWords(Table, tablename="crm_confidential_words"):
    """What a confidential entry says: for its author, those named and the lead."""

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False, unique=True)
    title = Varchar(length=200)
    text = Text(default="")


class EntryReader(Table, tablename="crm_entry_reader"):
    """Somebody named who may see a confidential entry."""

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)

    crm_entry_reader_once = Unique([entry, account])


class EntrySubject(Table, tablename="crm_entry_subject"):
    """One record that an entry is about; each once (crm_entry_subject_once, migration). `happened_on` is the entry's, which
    the database copies and keeps (crm_entry_subject_day, migration): a record's timeline is walked from its latest day on.
    """

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False)
    country = ForeignKey(Country, null=True, default=None, index=True)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    person = ForeignKey(Person, null=True, default=None, index=True)
    agreement = ForeignKey(Agreement, null=True, default=None, index=True)
    visit = ForeignKey(Visit, null=True, default=None, index=True)
    deal = ForeignKey(Deal, null=True, default=None, index=True)
    happened_on = Date(null=True, default=None)

    crm_entry_subject_is_one = Check(ONE_RECORD)


class EntryParticipant(Table, tablename="crm_entry_participant"):
    """Who took part: somebody of the directory, in the post that they held that day, or a colleague; each once
    (crm_entry_participant_once, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False)
    person = ForeignKey(Person, null=True, default=None, index=True)
    appointment = ForeignKey(Appointment, null=True, default=None, on_delete=OnDelete.set_null)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)

    crm_entry_participant_is_one = Check("num_nonnulls(person, account) = 1")
    crm_entry_participant_post_is_theirs = Check("appointment IS NULL OR person IS NOT NULL")


class EntryFile(Table, tablename="crm_entry_file"):
    """A paper of an entry; a newer `version` of the same `document` takes the place of the one before, which stays."""

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False, index=True)
    file = ForeignKey(StoredFile, null=False, unique=True)
    document = UUID(default=None)
    version = Integer(default=1)

    crm_entry_file_once = Unique([document, version])


class EntryMention(Table, tablename="crm_entry_mention"):
    """A colleague whom an entry's text names with an @, told once."""

    id = UUID(primary_key=True, default=uuid4)
    entry = ForeignKey(TimelineEntry, null=False)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)

    crm_entry_mention_once = Unique([entry, account])


class Follow(Table, tablename="crm_follow"):
    """An account hears of what is new on a record; each once (crm_follow_once, migration)."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    country = ForeignKey(Country, null=True, default=None, index=True)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    person = ForeignKey(Person, null=True, default=None, index=True)
    agreement = ForeignKey(Agreement, null=True, default=None, index=True)
    visit = ForeignKey(Visit, null=True, default=None, index=True)
    deal = ForeignKey(Deal, null=True, default=None, index=True)
    since_at = Timestamptz(default=None)

    crm_follow_is_one = Check(ONE_RECORD)


class MailTaken(Table, tablename="crm_mail_taken"):
    """A letter that became an entry, by the digest of its Message-ID: however often it is dropped or sent, there is one."""

    id = UUID(primary_key=True, default=uuid4)
    digest: Any = Varchar(length=64, unique=True)
    entry = ForeignKey(TimelineEntry, null=False, index=True)
    taken_at = Timestamptz(default=None)
