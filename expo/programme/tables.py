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
    speakers do not consent to a recording.
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

    expo_session_code_once = Unique([edition, code])
    expo_session_number_once = Unique([edition, number])
    expo_session_number_positive = Check("number > 0")


class Slot(Table, tablename="expo_slot"):
    """Its room and its speakers are busy through `core_commitment` rows whose source is the slot."""

    id = UUID(primary_key=True, default=uuid4)
    session = ForeignKey(Session, null=False, index=True)
    room = ForeignKey(Room, null=False, index=True)
    begins_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)

    expo_slot_ends_later = Check("ends_at > begins_at")
