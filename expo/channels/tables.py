"""Channels of a room (통역 채널), and into which language somebody interprets in a session."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.programme.tables import Session
from expo.speakers.tables import Speaker
from expo.venues.tables import Room


class Channel(Table, tablename="expo_channel"):
    """`tuned` is what one sets: a frequency, the colour of a receiver, the channel of an app."""

    id = UUID(primary_key=True, default=uuid4)
    room = ForeignKey(Room, null=False, on_delete=OnDelete.cascade)
    number = Integer()
    language = Varchar(length=20)
    carrier = Varchar(length=10)
    tuned = Varchar(length=60, default="")

    expo_channel_number_once = Unique([room, number])
    expo_channel_language_once = Unique([room, language])
    expo_channel_number_possible = Check("number BETWEEN 1 AND 99")
    expo_channel_carrier_known = Check("carrier IN ('infrared', 'radio', 'app')")


class Interpreting(Table, tablename="expo_interpreting"):
    """Counts as long as the speaker's part in the session is the interpreter's: that they are nowhere else meanwhile is
    promised through it, as for everybody who is in a session.
    """

    id = UUID(primary_key=True, default=uuid4)
    session = ForeignKey(Session, null=False, on_delete=OnDelete.cascade)
    speaker = ForeignKey(Speaker, null=False, index=True, on_delete=OnDelete.cascade)
    language = Varchar(length=20)

    expo_interpreting_once = Unique([session, speaker])
