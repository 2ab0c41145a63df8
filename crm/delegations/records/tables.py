"""What was said at the meetings of a visit (면담록), and what is to be done because of it."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from crm.delegations.tables import Visit
from crm.tasks.tables import Task
from directory.people.tables import Person


class MeetingRecord(Table, tablename="crm_meeting_record"):
    """`item` is the id of the programme's item that it belongs to, where it has one. What each side said and what was
    agreed is in `lang`, one language; `zone` (IANA) is where it was held. `others` names who else was there.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    item = UUID(null=True, default=None)
    title = Varchar(length=200)
    held_at = Timestamptz(default=None)
    zone = Varchar(length=60, default="Asia/Seoul")
    place = Varchar(length=200, default="")
    official = Boolean(default=True)
    lang = Varchar(length=12, default="ko")
    they_said = Text(default="")
    we_said = Text(default="")
    agreed = Text(default="")
    others = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    version = Integer(default=1)

    crm_meeting_record_once = Unique([visit, item])
    crm_meeting_record_is_called = Check("title <> ''")
    crm_meeting_record_says_something = Check("they_said <> '' OR we_said <> '' OR agreed <> ''")
    crm_meeting_record_version_counts = Check("version >= 1")


class RecordPresent(Table, tablename="crm_record_present"):
    """Who took part: a member of the delegation or somebody of the directory, or a colleague."""

    id = UUID(primary_key=True, default=uuid4)
    record = ForeignKey(MeetingRecord, null=False, index=True, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)

    crm_record_present_is_one = Check("num_nonnulls(person, account) = 1")
    crm_record_present_once = Unique([record, person])
    crm_record_present_colleague_once = Unique([record, account])


class ActionItem(Table, tablename="crm_action_item"):
    """What is to be done because of a meeting: a task of the desk, with whoever does it and by when. `side` says who
    promised it: we, they (whoever looks after it sees to it that they do), or both.
    """

    id = UUID(primary_key=True, default=uuid4)
    record = ForeignKey(MeetingRecord, null=False, index=True, on_delete=OnDelete.cascade)
    task = ForeignKey(Task, null=False, unique=True, on_delete=OnDelete.cascade)
    side = Varchar(length=5, default="us")

    crm_action_item_side_known = Check("side IN ('us', 'them', 'joint')")
