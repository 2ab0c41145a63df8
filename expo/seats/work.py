"""Every minute: seats that were held in vain, or became free without anybody's doing, go to who waits next."""

from datetime import datetime, timedelta

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.seats.commands import pass_on

DUE = """
SELECT g.id FROM expo_seating g WHERE EXISTS
    (SELECT 1 FROM expo_seat s WHERE s.seating = g.id AND s.state = 'held' AND s.held_until <= {})
OR (g.taken < g.seats AND g.closed_at IS NULL AND EXISTS
    (SELECT 1 FROM expo_seat w WHERE w.seating = g.id AND w.state = 'waiting'))
ORDER BY g.id
"""


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    due, count = await DB.run_querystring(QueryString(DUE, now)), 0
    for step, row in enumerate(due):
        await progress(step, len(due))
        count += await pass_on(row["id"], now=now)
    return {"count": count}


WORK = Work(
    "expo.seats.pass_on",
    mark("Offer free seats to those who wait"),
    mark("Offered: {count}"),
    _run,
    timedelta(minutes=1),
)
