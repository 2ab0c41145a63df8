"""What may be done with timelines and tasks, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK


class Desk(StrEnum):
    """`floor:thing:act`."""

    ENTRY_CLEAR = "crm:entry:clear"
    ENTRY_READ = "crm:entry:read"
    ENTRY_WRITE = "crm:entry:write"
    TASK_WRITE = "crm:task:write"


declare(Desk.ENTRY_CLEAR, says=mark("see confidential entries of timelines"), roles=(Role.COOPERATION_LEAD,))
declare(Desk.ENTRY_READ, says=mark("see timelines"), roles=(*DESK, Role.AUDITOR))
declare(Desk.ENTRY_WRITE, says=mark("write down meetings, calls, letters, visits and notes"), roles=DESK)
declare(Desk.TASK_WRITE, says=mark("see and do tasks of the co-operation desk, and hand them over"), roles=DESK)
