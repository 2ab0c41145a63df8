"""Meetings at the expo (상담): an exhibitor and a counterpart, a time, a table or the booth, a language, an interpreter."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from directory.organisations.tables import Organisation
from directory.people.tables import Person
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.venues.tables import Hall


class Counterpart(Table, tablename="expo_counterpart"):
    """Whoever comes to meet exhibitors (바이어, 상대 기관): a city, a ministry, a buyer. `spoken` is a JSON list of BCP-47
    tags. What other floors keep of it (the visit that it comes under) points here.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    organisation = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=60)
    spoken = JSONB(default="[]")
    revision = Integer(default=1)
    sample = Boolean(default=False)

    expo_counterpart_code_once = Unique([edition, code])
    expo_counterpart_once = Unique([edition, organisation])


class MeetingTerms(Table, tablename="expo_meeting_terms"):
    """How an edition's meetings are asked for: who does not answer within `answer_days` has not answered, and is reminded
    `remind_days` before.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, unique=True, on_delete=OnDelete.restrict)
    answer_days = Integer(default=7)
    remind_days = Integer(default=2)
    revision = Integer(default=1)

    expo_meeting_terms_days = Check("answer_days BETWEEN 1 AND 90 AND remind_days BETWEEN 0 AND answer_days")


class MeetingTable(Table, tablename="expo_meeting_table"):
    """A place to sit down at that is nobody's booth; a resource of `core.commitments` by its own id."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    hall = ForeignKey(Hall, null=True, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=20)
    closed = Boolean(default=False)

    expo_meeting_table_code_once = Unique([edition, code])


class Interpreter(Table, tablename="expo_interpreter"):
    """A person who interprets in an edition, between any two of the languages that are `spoken` (BCP-47 tags); busy as
    that person (`core.commitments`), at meetings as in programmes of delegations.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    spoken = JSONB(default="[]")

    expo_interpreter_once = Unique([edition, person])


class Meeting(Table, tablename="expo_meeting"):
    """`asked_by` is the side that asked; the one that is to answer what stands is `proposed_by`'s other side. A meeting
    that is agreed has a time and a language; without a table it is at the exhibitor's booth. `agreed` ones hold their
    table, interpreter, exhibitor's place and counterpart as commitments with the source `meeting`.

    A question is answered until `until_at`; `reminded_at` is when its answerer, `announced_at` when both sides were
    reminded. `missed_by` is who did not come. `said` is what was said last: why it was declined or cancelled. Two have
    one question at a time (expo_meeting_asked_once, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    counterpart = ForeignKey(Counterpart, null=False, index=True, on_delete=OnDelete.restrict)
    state = Varchar(length=12, default="requested")
    asked_by = Varchar(length=12, default="counterpart")
    proposed_by = Varchar(length=12, default="counterpart")
    begins_at = Timestamptz(null=True, default=None, index=True)
    ends_at = Timestamptz(null=True, default=None)
    table = ForeignKey(MeetingTable, null=True, default=None, on_delete=OnDelete.restrict)
    language = Varchar(length=12, default="")
    interpreter = ForeignKey(Interpreter, null=True, default=None, on_delete=OnDelete.restrict)
    message = Text(default="")
    said = Text(default="")
    walk_in = Boolean(default=False)
    missed_by = Varchar(length=12, default="")
    until_at = Timestamptz(null=True, default=None, index=True)
    reminded_at = Timestamptz(null=True, default=None)
    announced_at = Timestamptz(null=True, default=None)
    made_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)

    expo_meeting_code_once = Unique([edition, code])
    expo_meeting_state_known = Check(
        "state IN ('requested', 'agreed', 'held', 'no_show', 'declined', 'withdrawn', 'cancelled', 'expired')"
    )
    expo_meeting_sides_known = Check(
        "asked_by IN ('exhibitor', 'counterpart', 'organiser') AND proposed_by IN ('exhibitor', 'counterpart', 'organiser')"
    )
    expo_meeting_ends_later = Check("(begins_at IS NULL) = (ends_at IS NULL) AND ends_at > begins_at")
    expo_meeting_agreed_has_time = Check(
        "state NOT IN ('agreed', 'held', 'no_show') OR (begins_at IS NOT NULL AND language <> '')"
    )
    expo_meeting_missed_when_no_show = Check(
        "missed_by IN ('', 'exhibitor', 'counterpart', 'both') AND (state = 'no_show') = (missed_by <> '')"
    )
