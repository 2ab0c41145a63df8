"""What waits for a worker, counted for whoever watches: letters, jobs and deliveries, in one look."""

from dataclasses import dataclass
from datetime import datetime

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.jobs.deliveries import LEFT_TO_A_PERSON

QUEUES = """
SELECT 'letters' AS name, count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
       count(*) FILTER (WHERE state IN ('failed', 'unsure')) AS left_over,
       min(due_at) FILTER (WHERE state IN ('queued', 'sending')) AS oldest
FROM core_mail
UNION ALL
SELECT 'jobs', count(*) FILTER (WHERE state IN ('queued', 'running')), count(*) FILTER (WHERE state = 'failed'),
       min(greatest(due_at, asked_at)) FILTER (WHERE state IN ('queued', 'running'))
FROM core_job
UNION ALL
SELECT 'deliveries', count(*) FILTER (WHERE due_at <> {}), count(*) FILTER (WHERE due_at = {}),
       min(due_at) FILTER (WHERE due_at <> {})
FROM core_delivery WHERE delivered_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """`left_over` were given up, or are left to a person; `late` is for how many seconds the oldest is due, 0 when none
    is yet.
    """

    name: str
    waiting: int
    left_over: int
    late: float


async def queues(now: datetime) -> list[Queue]:
    """Raises what a database that is away raises."""
    rows = await DB.run_querystring(QueryString(QUEUES, LEFT_TO_A_PERSON, LEFT_TO_A_PERSON, LEFT_TO_A_PERSON))
    return [Queue(row["name"], row["waiting"], row["left_over"], _late(row["oldest"], now)) for row in rows]


def _late(oldest: datetime | None, now: datetime) -> float:
    return 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds())
