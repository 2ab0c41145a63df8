"""What may be done with deals and their amounts, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK, LEADS


class Deals(StrEnum):
    """`floor:thing:act`."""

    CHANCE_WRITE = "crm:chance:write"
    DEAL_CLEAR = "crm:deal:clear"
    DEAL_EXPORT = "crm:deal:export"
    DEAL_READ = "crm:deal:read"
    DEAL_WAIVE = "crm:deal:waive"
    DEAL_WRITE = "crm:deal:write"
    EVIDENCE_READ = "crm:evidence:read"


declare(Deals.CHANCE_WRITE, says=mark("say how likely deals of a state are"), roles=LEADS)
declare(Deals.DEAL_CLEAR, says=mark("see confidential deals"), roles=(Role.COOPERATION_LEAD,))
declare(Deals.DEAL_EXPORT, says=mark("take out a table of deals"), roles=DESK)
declare(Deals.DEAL_READ, says=mark("see deals, their amounts and their evidence"), roles=(*DESK, Role.AUDITOR))
declare(Deals.DEAL_WAIVE, says=mark("waive what a step of a deal asks for"), roles=LEADS)
declare(Deals.DEAL_WRITE, says=mark("lead deals and write down their amounts"), roles=DESK)
declare(Deals.EVIDENCE_READ, says=mark("have the evidence of amounts from the pages of deals only"), roles=())
