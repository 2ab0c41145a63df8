"""What the columns of visits are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, ROW, WHILE_IT_IS_THERE, account, classify, person
from crm.delegations.notes.tables import BriefingNote
from crm.delegations.permissions import Visits
from crm.delegations.protocol.tables import DelegationSnapshot, ListedDelegate
from crm.delegations.records.tables import ActionItem, MeetingRecord, RecordPresent
from crm.delegations.steps.tables import VisitDuty, VisitRule, VisitStep, VisitWaiver
from crm.delegations.tables import Delegate, Visit, VisitReader

VISITED = mark("To prepare visits of delegations, and to know who came with whom.")

classify(
    Visit,
    why=VISITED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Visits.VISIT_READ,),
    personal="owner",
    internal="id code country organisation agreement edition counterpart direction grade title purpose state state_at"
    " begins_on ends_on zone sight alphabet version sample",
)
classify(
    Delegate,
    why=VISITED,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person role language place_reason",
    internal="id visit appointment place left_at",
)
classify(
    VisitReader,
    why=VISITED,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="account",
    internal="id visit named_at",
    doers="named_by",
)
classify(VisitStep, why=VISITED, long=FOR_GOOD, internal="id visit before after reason made_at made_by")
classify(VisitWaiver, why=VISITED, long=FOR_GOOD, internal="id visit key reason waived_at waived_by")
classify(VisitRule, why=VISITED, internal="id code direction step title source days in_force")
classify(VisitDuty, why=VISITED, long=FOR_GOOD, internal="id visit rule said done_on done_by")
classify(DelegationSnapshot, why=VISITED, long=FOR_GOOD, internal="id visit number programme taken_at taken_by")
classify(
    ListedDelegate,
    why=VISITED,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person role rank names title house",
    internal="id snapshot place",
)
classify(
    MeetingRecord,
    why=VISITED,
    long=FOR_GOOD,
    internal="id visit item title held_at zone place official lang they_said we_said agreed others made_at made_by"
    " version",
)
classify(
    RecordPresent,
    why=VISITED,
    long=WHILE_IT_IS_THERE,
    about=(person("person"), account("account")),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person account",
    internal="id record",
)
classify(ActionItem, why=VISITED, internal="id record task side")
classify(BriefingNote, why=VISITED, long=FOR_GOOD, internal="id visit subject lang number body made_at made_by")
