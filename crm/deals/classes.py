"""What the columns of deals are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, ROW, WHILE_IT_IS_THERE, account, classify
from crm.deals.consortium.tables import ConsortiumMember
from crm.deals.finance.tables import FinanceCase, FinanceStep
from crm.deals.forecast.tables import StageChance
from crm.deals.permissions import Deals
from crm.deals.steps.tables import DealStep, DealWaiver
from crm.deals.support.tables import SupportMeasure
from crm.deals.tables import AmountEntry, Deal, DealReader
from crm.rates.tables import ExchangeRate

FOLLOWED = mark("To know what followed from meeting each other, and what proves it.")
CONVERTED = mark("To say amounts in won and dollars, with the rate and its day.")

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
    internal="id deal kind minor currency as_of source grade document note supersedes consent recorded_at recorded_by"
    " expected_by origin",
)
classify(DealStep, why=FOLLOWED, long=FOR_GOOD, internal="id deal before after cause reason made_at made_by")
classify(DealWaiver, why=FOLLOWED, long=FOR_GOOD, internal="id deal key reason waived_at waived_by")
classify(ConsortiumMember, why=FOLLOWED, internal="id deal organisation role share place")
classify(
    FinanceCase,
    why=FOLLOWED,
    internal="id deal instrument institution reference state minor currency asked_by_state state_borrows"
    " project_company note version",
)
classify(FinanceStep, why=FOLLOWED, long=FOR_GOOD, internal="id case before after on_date reason made_at made_by")
classify(
    SupportMeasure,
    why=FOLLOWED,
    long=FOR_GOOD,
    internal="id deal kind on_date confidential recorded_at recorded_by struck_at struck_because",
    confidential="official said",
)
classify(
    StageChance,
    why=FOLLOWED,
    long=FOR_GOOD,
    about=account("set_by"),
    erasing={"set_by": NULL},
    seen_with=(Deals.DEAL_READ,),
    personal="set_by",
    internal="id state chance begins_on reason set_at",
)
classify(ExchangeRate, why=CONVERTED, long=FOR_GOOD, internal="id currency on_date won source recorded_at recorded_by")
