"""What awaits whoever looks after people and machines, on the desk's first page."""

from datetime import datetime, timedelta

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from core.desk.home import Part, Told, Waiting
from core.errors import mark
from core.jobs.deliveries import LEFT_TO_A_PERSON
from core.web.given import AnyRequest

SOON = timedelta(days=14)
INVITED = "SELECT count(*) FROM core_account WHERE accepted_at IS NULL AND disabled_at IS NULL"
ENDING = "SELECT count(*) FROM core_grant WHERE revoked_at IS NULL AND expires_at > {} AND expires_at <= {}"
FAILED = "SELECT count(*) FROM core_delivery WHERE delivered_at IS NULL AND due_at = {}"


async def _waiting(_request: AnyRequest, actor: Actor, now: datetime) -> list[Told]:
    found: list[Waiting] = []
    if may(actor, Core.ACCOUNT_READ):
        invited, ending = await _number(INVITED), await _number(ENDING, now, now + SOON)
        found.append(Waiting(mark("invitations not accepted yet"), invited, "/desk/accounts"))
        found.append(Waiting(mark("roles that end within two weeks"), ending, "/desk/accounts"))
    if may(actor, Core.HEALTH_READ):
        failed = await _number(FAILED, LEFT_TO_A_PERSON)
        found.append(Waiting(mark("deliveries that were given up"), failed, "/desk/health"))
    return [{"waiting": found}] if found else []


async def _number(sql: str, *values: object) -> int:
    rows = await DB.run_querystring(QueryString(sql, *values))
    number: int = rows[0]["count"]
    return number


SYSTEM = Part("core/desk/_waiting.html", _waiting)
