"""What may be done with visits of delegations, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK


class Visits(StrEnum):
    """`floor:thing:act`."""

    VISIT_CLEAR = "crm:visit:clear"
    VISIT_READ = "crm:visit:read"
    VISIT_WRITE = "crm:visit:write"


declare(Visits.VISIT_CLEAR, says=mark("see confidential visits"), roles=(Role.COOPERATION_LEAD,))
declare(Visits.VISIT_READ, says=mark("see visits of delegations"), roles=(*DESK, Role.AUDITOR))
declare(Visits.VISIT_WRITE, says=mark("prepare visits of delegations and lead them to their report"), roles=DESK)
