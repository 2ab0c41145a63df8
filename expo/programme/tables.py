"""The programme as it is edited: tracks, formats, sessions (what) and slots (when and where)."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition
from expo.venues.tables import Room


class Track(Table, tablename="expo_track"):
    """`colour` is one of the eight pairs of the design."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=60)
    name = JSONB(default=None)
    description = JSONB(null=True, default=None)
    colour = Integer(default=1)
    position = Integer(default=0)

    expo_track_code_once = Unique([edition, code])
    expo_track_colour_known = Check("colour BETWEEN 1 AND 8")


class Format(Table, tablename="expo_format"):
    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=60)
    name = JSONB(default=None)
    position = Integer(default=0)

    expo_format_code_once = Unique([edition, code])


class Session(Table, tablename="expo_session"):
    """`spoken` is a list of BCP-47 tags, `interpreted` of `{"language", "channel"}`; texts are translated text.

    `number` counts from 1 in the edition: formats of other programmes want an integer. `recorded` False: the
    speakers do not consent to a recording. `revision` rises with every edit: two who edit at once are told.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=12)
    number = Integer()
    title = JSONB(default=None)
    subtitle = JSONB(null=True, default=None)
    abstract = JSONB(null=True, default=None)
    description = JSONB(null=True, default=None)
    track = ForeignKey(Track, null=True)
    format = ForeignKey(Format, null=True)
    level = Varchar(length=40, null=True, default=None)
    spoken = JSONB(default="[]")
    interpreted = JSONB(default="[]")
    capacity = Integer(null=True, default=None)
    url = Text(null=True, default=None)
    recorded = Boolean(default=True)
    cancelled_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)

    expo_session_code_once = Unique([edition, code])
    expo_session_number_once = Unique([edition, number])
    expo_session_number_positive = Check("number > 0")


class Slot(Table, tablename="expo_slot"):
    """Its room and its speakers are busy through `core_commitment` rows whose source is the slot. `waived` lists the
    conflicts that somebody accepted for this place, by `Advice.key`, with a reason that stands in the journal.
    """

    id = UUID(primary_key=True, default=uuid4)
    session = ForeignKey(Session, null=False, index=True)
    room = ForeignKey(Room, null=False, index=True)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    waived = JSONB(default="[]")
    revision = Integer(default=1)

    expo_slot_ends_later = Check("ends_at > begins_at")


class Block(Table, tablename="expo_block"):
    """A room that is taken for something that no reader sees: setting up, rehearsing, cleaning. Through a commitment."""

    id = UUID(primary_key=True, default=uuid4)
    room = ForeignKey(Room, null=False, index=True)
    label = Varchar(length=120)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    revision = Integer(default=1)

    expo_block_ends_later = Check("ends_at > begins_at")


class Edit(Table, tablename="expo_edit"):
    """A step of editing, to be told to the others and taken back. `number` counts in the edition, in the order in which
    steps were committed; `before` and `after` are states as `expo.programme.edits.states` writes them, None when the
    thing was not there; `undoes` is the number of the step that this one takes back, which happens once.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    number = Integer()
    at = Timestamptz(default=None)
    actor = Varchar(length=200)
    what = Varchar(length=10)
    target = UUID(default=None, index=True)
    before = JSONB(null=True, default=None)
    after = JSONB(null=True, default=None)
    undoes = Integer(null=True, default=None)

    expo_edit_number_once = Unique([edition, number])
    expo_edit_undone_once = Unique([edition, undoes])
    expo_edit_what_known = Check("what IN ('slot', 'block', 'session')")
    expo_edit_of_something = Check("before IS NOT NULL OR after IS NOT NULL")
