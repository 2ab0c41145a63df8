"""What the columns of meetings are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, ROW, UNTIL_TAKEN_AWAY, classify, person
from expo.meetings.permissions import Meetings
from expo.meetings.tables import Counterpart, Interpreter, Meeting, MeetingTable

MET = mark("To let exhibitors and those who came for them meet, and to know who met whom.")

classify(Counterpart, why=MET, internal="id edition organisation code spoken revision")
classify(MeetingTable, why=MET, internal="id edition hall code closed")
classify(
    Interpreter,
    why=MET,
    long=UNTIL_TAKEN_AWAY,
    about=person("person"),
    erasing=ROW,
    seen_with=(Meetings.MEETING_READ,),
    personal="person spoken",
    internal="id edition",
)
classify(
    Meeting,
    why=MET,
    long=FOR_GOOD,
    internal="id edition code exhibitor counterpart state asked_by proposed_by begins_at ends_at table language"
    " interpreter message made_at ended_at revision",
)
