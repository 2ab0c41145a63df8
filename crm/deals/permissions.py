"""What may be done with deals and their amounts, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK


class Deals(StrEnum):
    """`floor:thing:act`."""

    DEAL_CLEAR = "crm:deal:clear"
    DEAL_READ = "crm:deal:read"
    DEAL_WRITE = "crm:deal:write"


declare(Deals.DEAL_CLEAR, says=mark("see confidential deals"), roles=(Role.COOPERATION_LEAD,))
declare(Deals.DEAL_READ, says=mark("see deals, their amounts and their evidence"), roles=(*DESK, Role.AUDITOR))
declare(Deals.DEAL_WRITE, says=mark("lead deals and write down their amounts"), roles=DESK)
