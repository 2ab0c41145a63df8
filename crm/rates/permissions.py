"""What may be done with exchange rates, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK


class Rates(StrEnum):
    """`floor:thing:act`."""

    RATE_READ = "crm:rate:read"
    RATE_WRITE = "crm:rate:write"


declare(Rates.RATE_READ, says=mark("see exchange rates"), roles=(*DESK, Role.AUDITOR))
declare(Rates.RATE_WRITE, says=mark("write down exchange rates and put them right"), roles=DESK)
