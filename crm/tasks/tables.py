"""Tasks of the co-operation desk: who does what by which day."""

from typing import Any
from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from crm.agreements.tables import Agreement
from crm.deals.tables import Deal
from crm.delegations.tables import Visit
from crm.timeline.tables import ONE_RECORD, TimelineEntry
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Person


class Task(Table, tablename="crm_task"):
    """Open until it is done, or dropped for a reason. `repeats` is an RRULE (RFC 5545): what is done comes again, once,
    as the task that has this one as `previous`. `entry` is where it was agreed. `version` counts changes.
    """

    id = UUID(primary_key=True, default=uuid4)
    title = Varchar(length=200)
    note = Text(default="")
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    due_on = Date(default=None, index=True)
    state = Varchar(length=10, default="open")
    reason = Varchar(length=300, default="")
    entry = ForeignKey(TimelineEntry, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    repeats = Varchar(length=60, default="")
    previous: ForeignKey[Any] = ForeignKey("self", null=True, default=None, unique=True, on_delete=OnDelete.set_null)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=60)
    changed_at = Timestamptz(default=None)
    version = Integer(default=1)

    crm_task_state_known = Check("state IN ('open', 'done', 'dropped')")
    crm_task_dropped_says_why = Check("(state = 'dropped') = (reason <> '')")
    crm_task_is_called = Check("title <> ''")
    crm_task_version_counts = Check("version >= 1")


class TaskSubject(Table, tablename="crm_task_subject"):
    """One record that a task is about; each once (crm_task_subject_once, migration)."""

    id = UUID(primary_key=True, default=uuid4)
    task = ForeignKey(Task, null=False)
    country = ForeignKey(Country, null=True, default=None, index=True)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    person = ForeignKey(Person, null=True, default=None, index=True)
    agreement = ForeignKey(Agreement, null=True, default=None, index=True)
    visit = ForeignKey(Visit, null=True, default=None, index=True)
    deal = ForeignKey(Deal, null=True, default=None, index=True)

    crm_task_subject_is_one = Check(ONE_RECORD)


class TaskReminder(Table, tablename="crm_task_reminder"):
    """One that was written, in the transaction of its letter: to each owner each step of each day once. A day that is
    moved is reminded of anew, and so is whoever takes over.
    """

    id = UUID(primary_key=True, default=uuid4)
    task = ForeignKey(Task, null=False)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    due_on = Date(default=None)
    step = Varchar(length=4)
    sent_at = Timestamptz(default=None)

    crm_task_reminder_once = Unique([task, account, due_on, step])
    crm_task_reminder_step_known = Check("step IN ('1', '0', 'over')")
