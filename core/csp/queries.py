"""What browsers refused lately."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB

LATELY = timedelta(days=14)
MOST = 20
REPORTED = """
SELECT directive, blocked, sum(number)::int AS number, max(counted_on) AS last_on FROM core_csp_report
WHERE counted_on > {} GROUP BY directive, blocked ORDER BY max(counted_on) DESC, sum(number) DESC, directive, blocked
LIMIT {}
"""


@dataclass(frozen=True, slots=True)
class Reported:
    """`number` in the last two weeks; `last_on` a day in UTC."""

    directive: str
    blocked: str
    number: int
    last_on: date


async def reported(actor: Actor, now: datetime) -> list[Reported]:
    """The latest first, then the most frequent. Raises Denied."""
    require(actor, Core.HEALTH_READ)
    rows = await DB.run_querystring(QueryString(REPORTED, (now - LATELY).date(), MOST))
    return [Reported(**row) for row in rows]
