"""Taking jobs: one worker has each, a worker that died loses its hold, and what fails is tried again later."""

import json
import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.db.engine import DB
from core.db.transaction import transaction
from core.jobs.registry import Work, work_of
from core.jobs.rules import next_try
from core.jobs.tables import Job
from core.jobs.trouble import trouble_of
from core.notices.commands import News, give_notice, give_notice_to_holders
from core.notices.rules import JOB_DONE, JOB_FAILED

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
TAKE = """
UPDATE core_job SET state = 'running', lease_until = {}, attempts = attempts + 1, began_at = {}, done = 0, trouble = NULL
WHERE id = (SELECT id FROM core_job
            WHERE state = 'queued' AND due_at <= {} OR state = 'running' AND lease_until <= {}
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, kind, arguments, attempts, asked_by
"""
HOLD = """
UPDATE core_job SET done = {}, total = {}, lease_until = greatest(lease_until, now() + {})
WHERE id = {} AND state = 'running' AND attempts = {}
RETURNING id
"""


class Cancelled(Exception):
    """Somebody called the job off, or another worker has taken it over: this run stops where it is."""


async def run_one(now: datetime) -> bool:
    """False when nothing is due. Takes a job, runs it and writes down how it ended."""
    rows = await DB.run_querystring(QueryString(TAKE, now + LEASE, now, now, now))
    if not rows:
        return False
    row = rows[0]
    known = work_of(row["kind"])
    try:
        values = await _ended(row, known, now) if known else _failed("nobody knows this work any more", None, now)
    except Cancelled:
        return True
    mine = (Job.id == row["id"]) & (Job.state == "running") & (Job.attempts == row["attempts"])
    async with transaction():
        if await Job.update(values).where(mine).returning(Job.id):
            await _tell(row, known, values, now)
    return True


async def _ended(row: dict[str, Any], work: Work, now: datetime) -> dict[Any, Any]:
    async def progress(done: int, total: int) -> None:
        if not await _still_held(row["id"], row["attempts"], done, total):
            raise Cancelled

    try:
        result = await work.run(json.loads(row["arguments"]), now, progress)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever a job raises is kept with it, not lost with the worker
        trouble = trouble_of(error)
        log.warning("job %s (%s) failed: %s", row["id"], row["kind"], trouble)
        return _failed(trouble, next_try(row["attempts"], now), now)
    ended = {Job.state: "done", Job.lease_until: None, Job.finished_at: now, Job.result: json.dumps(dict(result))}
    return {**ended, Job.trouble: None}


async def _tell(row: dict[str, Any], known: Work | None, values: dict[Any, Any], now: datetime) -> None:
    """Who asked hears of its end; of work that was given up also whoever may have it tried again."""
    what = {"done": JOB_DONE, "failed": JOB_FAILED}.get(values[Job.state])
    if what is None:
        return
    work = known.label if known else row["kind"]
    news = News(what, f"/desk/jobs/{row['id']}", f"job:{row['id']}:{now.isoformat()}", {"work": work})
    kind, _, name = row["asked_by"].partition(":")
    if kind == "staff":
        await give_notice(news, UUID(name), now=now)
    if what == JOB_FAILED:
        await give_notice_to_holders(Core.JOB_RETRY, news, now=now)


async def _still_held(job: UUID, attempts: int, done: int, total: int) -> bool:
    return bool(await DB.run_querystring(QueryString(HOLD, done, total, LEASE, job, attempts)))


def _failed(trouble: str, again: datetime | None, now: datetime) -> dict[Any, Any]:
    if again is None:
        return {Job.state: "failed", Job.lease_until: None, Job.trouble: trouble, Job.finished_at: now}
    return {Job.state: "queued", Job.lease_until: None, Job.trouble: trouble, Job.due_at: again}
