"""Programme items (일정 항목) of a visit, who and what takes part in them, and the versions that were published."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from crm.delegations.tables import Delegate, Visit
from directory.people.tables import Person
from expo.floor.tables import Booth
from expo.meetings.tables import Meeting
from expo.programme.tables import Session
from expo.venues.tables import Room


class ProgrammeItem(Table, tablename="crm_programme_item"):
    """`title` is translated text; `place` is where to come to, in words. A session, a booth or a meeting of the expo is
    pointed at, not doubled: whoever is promised to it already stays promised once. `host` receives them; `everyone` is
    the whole delegation, else those of ItemPart. `travel_minutes` lie before `begins_at`. It is interpreted between the two
    languages (BCP-47 tags); both the same: nobody needs an interpreter.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=20, default="official_meeting")
    begins_at = Timestamptz(default=None, index=True)
    ends_at = Timestamptz(default=None)
    title = JSONB(default=None)
    place = Varchar(length=300, default="")
    room = ForeignKey(Room, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    session = ForeignKey(Session, null=True, default=None, on_delete=OnDelete.set_null)
    booth = ForeignKey(Booth, null=True, default=None, on_delete=OnDelete.set_null)
    meeting = ForeignKey(Meeting, null=True, default=None, on_delete=OnDelete.set_null)
    host = Varchar(length=300, default="")
    owner = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.set_null)
    first_language = Varchar(length=12, default="")
    then_language = Varchar(length=12, default="")
    notes = Text(default="")
    travel_minutes = Integer(default=0)
    everyone = Boolean(default=True)
    overrides = JSONB(default="{}")
    version = Integer(default=1)

    crm_programme_item_kind_known = Check(
        "kind IN ('session', 'booth', 'meeting', 'site_visit', 'official_meeting', 'meal', 'transfer', 'free')"
    )
    crm_programme_item_ends_later = Check("ends_at > begins_at AND ends_at <= begins_at + interval '24 hours'")
    crm_programme_item_travel_sane = Check("travel_minutes BETWEEN 0 AND 720")


class ItemPart(Table, tablename="crm_item_part"):
    """A member who takes part in an item that is not everybody's."""

    id = UUID(primary_key=True, default=uuid4)
    item = ForeignKey(ProgrammeItem, null=False, on_delete=OnDelete.cascade)
    delegate = ForeignKey(Delegate, null=False, index=True, on_delete=OnDelete.cascade)

    crm_item_part_once = Unique([item, delegate])


class Car(Table, tablename="crm_car"):
    """A car with its driver (차량), for any visit: a resource of `core.commitments` by its own id. `seats` are those for
    guests.
    """

    id = UUID(primary_key=True, default=uuid4)
    plate = Varchar(length=30, unique=True)
    seats = Integer(default=4)
    driver = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.set_null)
    driver_phone = Varchar(length=40, default="")
    language = Varchar(length=12, default="ko")
    retired_at = Timestamptz(null=True, default=None)

    crm_car_seats_some = Check("seats BETWEEN 1 AND 99")


class ItemCar(Table, tablename="crm_item_car"):
    """A car that drives for an item: from the way there to its end."""

    id = UUID(primary_key=True, default=uuid4)
    item = ForeignKey(ProgrammeItem, null=False, on_delete=OnDelete.cascade)
    car = ForeignKey(Car, null=False, index=True, on_delete=OnDelete.restrict)

    crm_item_car_once = Unique([item, car])


class ItemInterpreter(Table, tablename="crm_item_interpreter"):
    """Who interprets at an item (통역): one of the expo's interpreters, or a member who came for that."""

    id = UUID(primary_key=True, default=uuid4)
    item = ForeignKey(ProgrammeItem, null=False, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.cascade)

    crm_item_interpreter_once = Unique([item, person])


class Journey(Table, tablename="crm_journey"):
    """Minutes from place to place, by their names as they were typed, in small letters; kept once, the first by alphabet
    first. What nobody knows yet is `ways.USUAL`.
    """

    id = UUID(primary_key=True, default=uuid4)
    first = Varchar(length=300)
    then = Varchar(length=300)
    minutes = Integer()

    crm_journey_once = Unique([first, then])
    crm_journey_sane = Check("minutes BETWEEN 0 AND 720")


class ItemEdit(Table, tablename="crm_item_edit"):
    """A step of editing a programme: an item `before` and `after` it, so that it can be taken back. Numbered by visit."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, on_delete=OnDelete.cascade)
    number = Integer()
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    item = UUID(default=None)
    before = JSONB(null=True, default=None)
    after = JSONB(null=True, default=None)
    undoes = Integer(null=True, default=None)

    crm_item_edit_once = Unique([visit, number])


class PublishedProgramme(Table, tablename="crm_published_programme"):
    """Version `number` as it was published, for good: `frozen` has the items and the members in protocol order as they
    were that day, by ids (names are the directory's); `digest` is its SHA-256.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    frozen = JSONB(default=None)
    digest = Varchar(length=64)
    published_at = Timestamptz(default=None)
    published_by = Varchar(length=200)

    crm_published_programme_once = Unique([visit, number])


class ProgrammeTold(Table, tablename="crm_programme_told"):
    """That somebody was told of a version, by a letter or in person; without `person` the driver of `car`."""

    id = UUID(primary_key=True, default=uuid4)
    programme = ForeignKey(PublishedProgramme, null=False, index=True, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.cascade)
    car = ForeignKey(Car, null=True, default=None, on_delete=OnDelete.cascade)
    letter = UUID(null=True, default=None)
    told_at = Timestamptz(default=None)
    told_by = Varchar(length=200)

    crm_programme_told_one = Check("(person IS NULL) <> (car IS NULL)")


class PlanLink(Table, tablename="crm_plan_link"):
    """An address without a login: the pocket programme and the calendar of one member, car, room or interpreter. Its token
    is made from `id` and the site's secret, so nothing that opens it is stored; revoked it leads nowhere.
    """

    id = UUID(primary_key=True, default=uuid4)
    delegate = ForeignKey(Delegate, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    car = ForeignKey(Car, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    room = ForeignKey(Room, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    interpreter = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    language = Varchar(length=12, default="en")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    revoked_at = Timestamptz(null=True, default=None)

    crm_plan_link_one = Check("num_nonnulls(delegate, car, room, interpreter) = 1")


class Invitee(Table, tablename="crm_plan_invitee"):
    """Somebody who asked to have a visit's programme in their calendar by mail (iTIP, RFC 5546), until `ended_at`."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.cascade)
    address = Varchar(length=254)
    language = Varchar(length=12, default="en")
    asked_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class Participation(Table, tablename="crm_participation"):
    """What an invitee's calendar answered about an item: PARTSTAT in small letters, of the item's `sequence`; `stamp_at` is
    the answer's own DTSTAMP, by which a later answer that arrives first is not overtaken.
    """

    id = UUID(primary_key=True, default=uuid4)
    invitee = ForeignKey(Invitee, null=False, on_delete=OnDelete.cascade)
    item = UUID(default=None)
    answer = Varchar(length=12)
    sequence = Integer(default=0)
    stamp_at = Timestamptz(default=None)

    crm_participation_once = Unique([invitee, item])
    crm_participation_known = Check("answer IN ('accepted', 'declined', 'tentative')")
