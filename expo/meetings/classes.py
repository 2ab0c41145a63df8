"""What the columns of meetings are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, ROW, UNTIL_TAKEN_AWAY, WHILE_IT_IS_THERE, About, classify, person
from expo.meetings.counterparts.tables import CounterpartLink, CounterpartTime
from expo.meetings.feeds.tables import MeetingFeed
from expo.meetings.interpreters.tables import InterpreterTime
from expo.meetings.permissions import Meetings
from expo.meetings.tables import Counterpart, Interpreter, Meeting, MeetingTable, MeetingTerms

MET = mark("To let exhibitors and those who came for them meet, and to know who met whom.")

classify(Counterpart, why=MET, internal="id edition organisation code spoken revision sample")
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
    " interpreter message said walk_in missed_by until_at reminded_at announced_at made_at ended_at revision",
)
classify(MeetingTerms, why=MET, internal="id edition answer_days remind_days revision")
classify(CounterpartTime, why=MET, long=WHILE_IT_IS_THERE, internal="id counterpart begins_at ends_at")
classify(InterpreterTime, why=MET, long=WHILE_IT_IS_THERE, internal="id interpreter begins_at ends_at")
classify(
    CounterpartLink,
    why=mark("To let those who come for exhibitors arrange their meetings without an account."),
    long=UNTIL_TAKEN_AWAY,
    about=About("account", "lower(address) = (SELECT lower(email) FROM core_account WHERE id = $1)"),
    erasing=ROW,
    seen_with=(Meetings.MEETING_READ,),
    personal="name address language",
    secrets="digest sealed",
    internal="id counterpart made_at ends_at seen_at withdrawn_at",
    doers="made_by",
)
classify(
    MeetingFeed,
    why=MET,
    long=WHILE_IT_IS_THERE,
    secrets="digest",
    internal="id edition counterpart interpreter exhibitor language made_at revoked_at",
)
