"""What may be done with visits of delegations, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK, LEADS


class Visits(StrEnum):
    """`floor:thing:act`."""

    PASSPORT_READ = "crm:passport:read"
    PASSPORT_WRITE = "crm:passport:write"
    VISIT_CLEAR = "crm:visit:clear"
    VISIT_EXPORT = "crm:visit:export"
    VISIT_READ = "crm:visit:read"
    VISIT_RULE_WRITE = "crm:visit_rule:write"
    VISIT_RULE = "crm:visit:rule"
    VISIT_WAIVE = "crm:visit:waive"
    VISIT_WRITE = "crm:visit:write"


CO_OPERATION = (Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER)
"""Who prepares visits: administrators keep the site running, and have no need of anybody's passport."""

declare(Visits.PASSPORT_READ, says=mark("open the passport of a delegate"), roles=CO_OPERATION, confirm=True)
declare(Visits.PASSPORT_WRITE, says=mark("enter passports of delegates, or ask them to"), roles=CO_OPERATION)
declare(Visits.VISIT_CLEAR, says=mark("see confidential visits"), roles=(Role.COOPERATION_LEAD,))
declare(Visits.VISIT_EXPORT, says=mark("take out a table of visits"), roles=DESK)
declare(Visits.VISIT_READ, says=mark("see visits of delegations"), roles=(*DESK, Role.AUDITOR))
declare(Visits.VISIT_RULE_WRITE, says=mark("set the rules for visas, gifts and pick-ups of visits"), roles=LEADS)
declare(Visits.VISIT_RULE, says=mark("set what is asked for after visits, and within how many days"), roles=LEADS)
declare(Visits.VISIT_WAIVE, says=mark("waive what a step of a visit asks for"), roles=LEADS)
declare(Visits.VISIT_WRITE, says=mark("prepare visits of delegations and lead them to their report"), roles=DESK)
