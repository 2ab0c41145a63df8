"""What the desk's pages count: what awaits somebody, and the state of the things it runs on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import may, require
from core.actor import Actor
from core.db.engine import DB
from core.db.schema import schema
from core.errors import mark
from core.jobs.deliveries import LEFT_TO_A_PERSON

SOON = timedelta(days=14)
INVITED = "SELECT count(*) FROM core_account WHERE accepted_at IS NULL AND disabled_at IS NULL"
ENDING = "SELECT count(*) FROM core_grant WHERE revoked_at IS NULL AND expires_at > {} AND expires_at <= {}"
FAILED = "SELECT count(*) FROM core_delivery WHERE delivered_at IS NULL AND due_at = {}"
STATE = """
SELECT (SELECT count(*) FROM core_delivery WHERE delivered_at IS NULL AND due_at < {}) AS waiting,
       (SELECT count(*) FROM core_delivery WHERE delivered_at IS NULL AND due_at = {}) AS failed,
       (SELECT min(due_at) FROM core_delivery WHERE delivered_at IS NULL) AS oldest,
       (SELECT max(delivered_at) FROM core_delivery) AS delivered_at,
       (SELECT max(at) FROM core_entry) AS recorded_at,
       (SELECT count(*) FROM core_file WHERE state = 'unscanned' AND ended_at IS NULL) AS unscanned,
       (SELECT count(*) FROM core_file WHERE state = 'infected' AND ended_at IS NULL) AS infected,
       (SELECT count(DISTINCT g.account) FROM core_grant g JOIN core_account a ON a.id = g.account
        WHERE g.role = 'administrator' AND a.disabled_at IS NULL AND a.accepted_at IS NOT NULL
          AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > {})) AS administrators,
       (SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'core_entry' LIMIT 1) AS owns_journal,
       pg_database_size(current_database()) AS size, current_setting('server_version') AS server
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`label` is a gettext id."""

    label: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class StateOfThings:
    """Counted in one look; instants in UTC, None for never."""

    waiting: int
    failed: int
    oldest: datetime | None
    delivered_at: datetime | None
    recorded_at: datetime | None
    unscanned: int
    infected: int
    administrators: int
    owns_journal: bool
    size: int
    server: str
    schema: str


async def waiting(actor: Actor, now: datetime) -> list[Waiting]:
    """Only what the actor may see and do something about."""
    found: list[Waiting] = []
    if may(actor, Core.ACCOUNT_READ):
        invited, ending = await _number(INVITED), await _number(ENDING, now, now + SOON)
        found.append(Waiting(mark("invitations not accepted yet"), invited, "/desk/accounts"))
        found.append(Waiting(mark("roles that end within two weeks"), ending, "/desk/accounts"))
    if may(actor, Core.HEALTH_READ):
        failed = await _number(FAILED, LEFT_TO_A_PERSON)
        found.append(Waiting(mark("deliveries that were given up"), failed, "/desk/health"))
    return found


async def state_of_things(actor: Actor, now: datetime) -> StateOfThings:
    """Raises Denied."""
    require(actor, Core.HEALTH_READ)
    rows = await DB.run_querystring(QueryString(STATE, LEFT_TO_A_PERSON, LEFT_TO_A_PERSON, now))
    row: dict[str, Any] = rows[0]
    return StateOfThings(**row, schema=(await schema()).condition)


async def _number(sql: str, *values: object) -> int:
    rows = await DB.run_querystring(QueryString(sql, *values))
    number: int = rows[0]["count"]
    return number
