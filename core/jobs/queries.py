"""What runs, what waits, what failed and what is due by the clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.jobs.deliveries import LEFT_TO_A_PERSON
from core.jobs.registry import period_of, work_of, works
from core.jobs.tables import Job

MOST = 100
GIVEN_UP = """
SELECT d.id, d.subscriber, d.attempts, d.trouble, e.kind, e.at
FROM core_delivery d JOIN core_entry e ON e.id = d.entry
WHERE d.delivered_at IS NULL AND d.due_at = {} ORDER BY d.id LIMIT {}
"""
ASKED_FOR = """
SELECT * FROM core_job WHERE NOT periodic ORDER BY (state IN ('queued', 'running')) DESC, asked_at DESC LIMIT {}
"""
WAITING = "SELECT count(*) FROM core_delivery WHERE delivered_at IS NULL AND due_at < {}"


@dataclass(frozen=True, slots=True)
class JobShown:
    """`label` and `outcome` are gettext ids, `result` fills the second; instants in UTC. What it made is `fetched` by
    who asked for it.
    """

    id: UUID
    kind: str
    label: str
    outcome: str
    result: Mapping[str, Any]
    asked_by: str
    asked_at: datetime
    due_at: datetime
    state: str
    attempts: int
    done: int
    total: int
    finished_at: datetime | None
    trouble: str | None
    fetched: str = ""

    @property
    def open(self) -> bool:
        return self.state in ("queued", "running")


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A fact that a subscriber could not take; `at` is when it happened."""

    id: int
    subscriber: str
    attempts: int
    trouble: str | None
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """Work that is due by the clock: when it ran last, how that ended, and when it is due next."""

    label: str
    last: JobShown | None
    next_at: datetime


async def jobs(actor: Actor) -> list[JobShown]:
    """What somebody or something asked for: open ones first, then the latest. What runs by the clock is in `schedule`, or an
    import of this morning would be gone after a quarter of an hour of sweeping.
    """
    require(actor, Core.JOB_READ)
    return [_shown(row) for row in await DB.run_querystring(QueryString(ASKED_FOR, MOST))]


async def job_shown(actor: Actor, job: UUID) -> JobShown:
    """Raises NotFound."""
    require(actor, Core.JOB_READ)
    row = await Job.select().where(Job.id == job).first().output(load_json=True)
    if row is None:
        raise NotFound
    return _shown(row)


async def given_up(actor: Actor) -> list[GivenUp]:
    """Deliveries that wait for a person."""
    require(actor, Core.JOB_READ)
    rows = await DB.run_querystring(QueryString(GIVEN_UP, LEFT_TO_A_PERSON, MOST))
    return [GivenUp(**row) for row in rows]


async def waiting(actor: Actor) -> int:
    """Deliveries that the worker has still before it."""
    require(actor, Core.JOB_READ)
    rows = await DB.run_querystring(QueryString(WAITING, LEFT_TO_A_PERSON))
    number: int = rows[0]["count"]
    return number


async def schedule(actor: Actor, now: datetime) -> list[Due]:
    """Every periodic work."""
    require(actor, Core.JOB_READ)
    found = []
    for one in works():
        if one.every is not None:
            row = (
                await Job.select()
                .where((Job.kind == one.kind) & (Job.periodic.eq(True)))
                .order_by(Job.due_at, ascending=False)
                .first()
                .output(load_json=True)
            )
            found.append(Due(one.label, _shown(row) if row else None, period_of(now, one.every) + one.every))
    return found


def _shown(row: Mapping[str, Any]) -> JobShown:
    work = work_of(row["kind"])
    names = ("id", "kind", "asked_by", "asked_at", "due_at", "state", "attempts", "done", "total")
    result = row["result"] if isinstance(row["result"], dict) else json.loads(row["result"])
    return JobShown(
        **{name: row[name] for name in names},
        label=work.label if work else row["kind"],
        outcome=work.outcome if work else "",
        result=result,
        finished_at=row["finished_at"],
        trouble=row["trouble"],
        fetched=work.fetched.format(job=row["id"]) if work and row["state"] == "done" else "",
    )
