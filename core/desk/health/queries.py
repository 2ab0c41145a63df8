"""The state of what the site runs on, in one look at the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.schema import schema
from core.jobs.queues import Queue, queues

LATELY = timedelta(days=7)
STATE = """
SELECT (SELECT count(*) FROM core_file WHERE state = 'unscanned' AND ended_at IS NULL) AS unscanned,
       (SELECT count(*) FROM core_file WHERE state = 'infected' AND ended_at IS NULL) AS infected,
       (SELECT count(DISTINCT g.account) FROM core_grant g JOIN core_account a ON a.id = g.account
        WHERE g.role = 'administrator' AND a.disabled_at IS NULL AND a.accepted_at IS NOT NULL
          AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > {})) AS administrators,
       (SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'core_entry' LIMIT 1) AS owns_journal,
       (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS connections,
       (SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::float FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()) AS oldest_transaction,
       (SELECT max(sent_at) FROM core_mail) AS letter_sent_at,
       (SELECT sum(number)::int FROM core_csp_report WHERE counted_on > {}) AS refused,
       current_setting('max_connections')::int AS most_connections,
       pg_database_size(current_database()) AS size, current_setting('server_version') AS server
"""
WORKERS = """
SELECT place, version, beat_at FROM core_worker WHERE left_at IS NULL AND beat_at > {} ORDER BY beat_at DESC, place
"""
RUNS = """
SELECT DISTINCT ON (kind) kind, state, due_at, finished_at, result::text AS result, coalesce(trouble, '') AS trouble,
       (SELECT max(g.finished_at) FROM core_job g WHERE g.kind = j.kind AND g.periodic AND g.state = 'done') AS good_at
FROM core_job j WHERE periodic ORDER BY kind, state = 'queued' AND attempts = 0, due_at DESC
"""


@dataclass(frozen=True, slots=True)
class WorkerHeard:
    """A worker that has not said that it left; `beat_at` is when it was last heard of."""

    place: str
    version: str
    beat_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """The latest run of a periodic work that was begun; `good_at` is when one last ended well."""

    kind: str
    state: str
    due_at: datetime
    finished_at: datetime | None
    result: dict[str, Any]
    good_at: datetime | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class StateOfThings:
    """Instants in UTC, None for never; `oldest_transaction` in seconds, sizes in octets."""

    unscanned: int
    infected: int
    administrators: int
    owns_journal: bool
    connections: int
    most_connections: int
    oldest_transaction: float | None
    letter_sent_at: datetime | None
    refused: int | None
    size: int
    server: str
    schema: str
    queues: dict[str, Queue]
    workers: tuple[WorkerHeard, ...]
    runs: dict[str, Run]


async def state_of_things(actor: Actor, now: datetime) -> StateOfThings:
    """Raises Denied."""
    require(actor, Core.HEALTH_READ)
    row: dict[str, Any] = (await DB.run_querystring(QueryString(STATE, now, (now - LATELY).date())))[0]
    workers = await DB.run_querystring(QueryString(WORKERS, now - LATELY))
    runs = await DB.run_querystring(QueryString(RUNS))
    return StateOfThings(
        **row,
        schema=(await schema()).condition,
        queues={one.name: one for one in await queues(now)},
        workers=tuple(WorkerHeard(**each) for each in workers),
        runs={each["kind"]: Run(**{**each, "result": msgspec.json.decode(each["result"])}) for each in runs},
    )
