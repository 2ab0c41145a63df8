"""Counting what browsers refused, however much they report."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from piccolo.querystring import QueryString

from core.csp.rules import Refused
from core.db.engine import DB
from core.db.transaction import transaction

MOST_KINDS_A_DAY = 200
THE_REST = "others"
COUNT = """
INSERT INTO core_csp_report AS r (id, counted_on, directive, blocked, number)
SELECT {}, {}, {}, CASE WHEN EXISTS (SELECT FROM core_csp_report WHERE counted_on = {} AND directive = {} AND blocked = {})
                          OR (SELECT count(*) FROM core_csp_report WHERE counted_on = {}) < {} THEN {} ELSE {} END, {}
ON CONFLICT (counted_on, directive, blocked) DO UPDATE SET number = r.number + excluded.number
"""


async def count_refused(refused: Iterable[Refused], *, now: datetime) -> None:
    """By day in UTC. Somebody who invents origins fills no table: beyond the first ones of a day they count together."""
    day = now.date()
    async with transaction():
        for one, number in sorted(Counter((each.directive, each.blocked) for each in refused).items()):
            seen = (day, *one, day, MOST_KINDS_A_DAY, one[1], THE_REST, number)
            await DB.run_querystring(QueryString(COUNT, uuid4(), day, one[0], *seen))
