"""What may be done with meetings at the expo, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Meetings(StrEnum):
    """`floor:thing:act`."""

    MEETING_READ = "expo:meeting:read"
    MEETING_WRITE = "expo:meeting:write"


OFFICE = (Role.ADMINISTRATOR, Role.ORGANISER, Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER)

declare(Meetings.MEETING_READ, says=mark("see who meets whom at the expo, and when"), roles=(*OFFICE, Role.AUDITOR))
declare(Meetings.MEETING_WRITE, says=mark("arrange meetings at the expo, their tables and interpreters"), roles=OFFICE)
