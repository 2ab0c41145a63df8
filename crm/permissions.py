"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark


class Crm(StrEnum):
    """`floor:thing:act`."""

    AGREEMENT_APPROVE = "crm:agreement:approve"
    AGREEMENT_CLEAR = "crm:agreement:clear"
    AGREEMENT_EXPORT = "crm:agreement:export"
    AGREEMENT_PUBLISH = "crm:agreement:publish"
    AGREEMENT_READ = "crm:agreement:read"
    AGREEMENT_WAIVE = "crm:agreement:waive"
    AGREEMENT_WRITE = "crm:agreement:write"
    DUTY_WRITE = "crm:duty:write"
    PAPER_READ = "crm:paper:read"


DESK = (Role.ADMINISTRATOR, Role.COOPERATION_LEAD, Role.COOPERATION_OFFICER)
LEADS = (Role.ADMINISTRATOR, Role.COOPERATION_LEAD)

declare(Crm.AGREEMENT_APPROVE, says=mark("approve the text of an agreement that is somebody else's"), roles=LEADS)
declare(Crm.AGREEMENT_CLEAR, says=mark("see confidential agreements"), roles=(Role.COOPERATION_LEAD,))
declare(Crm.AGREEMENT_EXPORT, says=mark("take out a table of agreements"), roles=DESK)
declare(Crm.AGREEMENT_PUBLISH, says=mark("approve what the public may read of an agreement"), roles=DESK)
declare(Crm.AGREEMENT_READ, says=mark("see agreements, their duties and obligations"), roles=(*DESK, Role.AUDITOR))
declare(Crm.AGREEMENT_WAIVE, says=mark("waive what a step of an agreement asks for"), roles=LEADS)
declare(Crm.AGREEMENT_WRITE, says=mark("draft agreements and lead them to signature"), roles=DESK)
declare(Crm.DUTY_WRITE, says=mark("set which duties follow from signing, and within how many days"), roles=LEADS)
declare(Crm.PAPER_READ, says=mark("have the papers of agreements from their pages only"), roles=())
