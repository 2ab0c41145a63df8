"""What may be done with consultation records and follow-up waves, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import EXHIBITORS, Role
from core.errors import mark
from crm.permissions import DESK, LEADS


class Consultations(StrEnum):
    """`floor:thing:act`."""

    CONSULTATION_CONFIRM = "crm:consultation:confirm"
    CONSULTATION_READ = "crm:consultation:read"
    CONSULTATION_WRITE = "crm:consultation:write"
    FOLLOW_UP_JUDGE = "crm:follow_up:judge"
    FOLLOW_UP_READ = "crm:follow_up:read"
    FOLLOW_UP_SEND = "crm:follow_up:send"
    FOLLOW_UP_WRITE = "crm:follow_up:write"


OFFICE = (*DESK, Role.ORGANISER)

declare(
    Consultations.CONSULTATION_CONFIRM,
    says=mark("correct and confirm what was written down of their own company’s meetings"),
    roles=sorted(EXHIBITORS),
    hidden=True,
)
declare(
    Consultations.CONSULTATION_READ,
    says=mark("see consultation records and their amounts"),
    roles=(*OFFICE, Role.AUDITOR),
)
declare(
    Consultations.CONSULTATION_WRITE,
    says=mark("write consultation records, and hand out links to write them"),
    roles=OFFICE,
)
declare(Consultations.FOLLOW_UP_JUDGE, says=mark("say what the papers that companies send in prove"), roles=DESK)
declare(
    Consultations.FOLLOW_UP_READ,
    says=mark("see follow-up waves and what companies answered"),
    roles=(*DESK, Role.AUDITOR),
)
declare(Consultations.FOLLOW_UP_SEND, says=mark("let the letters of a follow-up wave go"), roles=LEADS)
declare(
    Consultations.FOLLOW_UP_WRITE,
    says=mark("plan follow-up waves, and answer for a company that calls"),
    roles=DESK,
)
