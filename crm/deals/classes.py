"""What the columns of deals are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, ROW, WHILE_IT_IS_THERE, account, classify
from crm.deals.permissions import Deals
from crm.deals.tables import AmountEntry, Deal, DealReader

FOLLOWED = mark("To know what followed from meeting each other, and what proves it.")

classify(
    Deal,
    why=FOLLOWED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Deals.DEAL_READ,),
    personal="owner",
    internal="id code name country lead buyer edition meeting visit agreement field state state_at sight version sample",
)
classify(
    DealReader,
    why=FOLLOWED,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    seen_with=(Deals.DEAL_READ,),
    personal="account",
    internal="id deal named_at",
    doers="named_by",
)
classify(
    AmountEntry,
    why=FOLLOWED,
    long=FOR_GOOD,
    internal="id deal kind minor currency as_of source grade document note supersedes consent recorded_at recorded_by",
)
