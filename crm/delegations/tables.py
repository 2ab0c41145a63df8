"""Visits (방문) and who comes or goes: a delegation (대표단) under an agreement, to an edition, with a head."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from crm.agreements.tables import Agreement
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Appointment, Person
from expo.editions.tables import Edition
from expo.meetings.tables import Counterpart


class Visit(Table, tablename="crm_visit"):
    """`direction` is inbound (방한) or outbound (출장); `grade` state 국빈, official 공식, working 실무, private 사적.
    `country` is where they come from or go to, `organisation` who sends or receives them; `counterpart` is what they are
    at the meetings of the expo. Days are those of `zone` (IANA), both inclusive. `title` is translated text. `alphabet`
    is the language by whose alphabet those of one rank stand in order.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    country = ForeignKey(Country, null=False, index=True, on_delete=OnDelete.restrict)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    agreement = ForeignKey(Agreement, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    edition = ForeignKey(Edition, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    counterpart = ForeignKey(Counterpart, null=True, default=None, on_delete=OnDelete.restrict)
    direction = Varchar(length=10, default="inbound")
    grade = Varchar(length=10, default="working")
    title = JSONB(default=None)
    purpose = Text(default="")
    state = Varchar(length=12, default="proposed")
    state_at = Timestamptz(null=True, default=None)
    begins_on = Date(null=True, default=None)
    ends_on = Date(null=True, default=None)
    zone = Varchar(length=60, default="Asia/Seoul")
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    sight = Varchar(length=20, default="team")
    alphabet = Varchar(length=12, default="en")
    version = Integer(default=1)
    sample = Boolean(default=False)

    crm_visit_state_known = Check(
        "state IN ('proposed', 'invited', 'accepted', 'declined', 'planning', 'confirmed', 'in_progress', 'completed',"
        " 'reported', 'closed', 'postponed', 'cancelled')"
    )
    crm_visit_direction_known = Check("direction IN ('inbound', 'outbound')")
    crm_visit_grade_known = Check("grade IN ('state', 'official', 'working', 'private')")
    crm_visit_ends_later = Check("(begins_on IS NULL) = (ends_on IS NULL) AND ends_on >= begins_on")
    crm_visit_sight_known = Check("sight IN ('team', 'country', 'own', 'confidential')")


class Delegate(Table, tablename="crm_delegate"):
    """A member of a delegation, by the post (`appointment`) in which they come; `role` is head 단장, deputy, member, staff
    수행원 or interpreter. Where protocol was overridden, `place` says the order and `place_reason` why. `language` is the
    one in which they read their programme.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    appointment = ForeignKey(Appointment, null=True, default=None, on_delete=OnDelete.restrict)
    role = Varchar(length=12, default="member")
    language = Varchar(length=12, default="en")
    place = Integer(null=True, default=None)
    place_reason = Varchar(length=300, default="")
    left_at = Timestamptz(null=True, default=None)

    crm_delegate_once = Unique([visit, person])
    crm_delegate_role_known = Check("role IN ('head', 'deputy', 'member', 'staff', 'interpreter')")
    crm_delegate_place_has_reason = Check("place IS NULL OR place_reason <> ''")


class VisitReader(Table, tablename="crm_visit_reader"):
    """Somebody who may see a visit that others may not."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    named_at = Timestamptz(default=None)
    named_by = Varchar(length=200)

    crm_visit_reader_once = Unique([visit, account])
