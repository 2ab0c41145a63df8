"""What may be done with results, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import Role
from core.errors import mark
from crm.permissions import DESK


class Results(StrEnum):
    """`floor:thing:act`."""

    RESULT_EXPORT = "crm:result:export"
    RESULT_FREEZE = "crm:result:freeze"
    RESULT_PUBLISH = "crm:result:publish"
    RESULT_READ = "crm:result:read"


declare(Results.RESULT_EXPORT, says=mark("take out results as a table"), roles=(*DESK, Role.AUDITOR))
declare(Results.RESULT_FREEZE, says=mark("freeze a report of results, and correct it"), roles=DESK)
declare(Results.RESULT_PUBLISH, says=mark("publish a report of results that somebody else froze"), roles=DESK)
declare(
    Results.RESULT_READ,
    says=mark("see results and follow them to what proves them"),
    roles=(*DESK, Role.AUDITOR, Role.RESULTS_AUDITOR),
)
