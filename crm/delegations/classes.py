"""What the columns of visits are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, ROW, WHILE_IT_IS_THERE, account, classify, person
from crm.delegations.permissions import Visits
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
    " begins_on ends_on zone sight version sample",
)
classify(
    Delegate,
    why=VISITED,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person role language",
    internal="id visit appointment place place_reason left_at",
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
