"""Asking for work, taking it up again and calling it off."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.jobs.deliveries import LEFT_TO_A_PERSON
from core.jobs.facts import DeliveryRetried, JobCancelled, JobRetried
from core.jobs.registry import period_of, works
from core.jobs.tables import Job
from core.journal.commands import CHANNEL, record
from core.journal.tables import Delivery
from core.live.notices import tell

ONCE_A_PERIOD = """
INSERT INTO core_job (id, kind, arguments, asked_by, asked_at, due_at, periodic, state, attempts, done, total, result)
VALUES ({}, {}, {}, {}, {}, {}, true, 'queued', 0, 0, 0, {}) ON CONFLICT DO NOTHING
"""


NOTHING = "{}"


class NotThatState(Conflict):
    message = mark("This has changed its state in the meantime.")


async def ask(actor: Actor, kind: str, arguments: Mapping[str, Any], *, now: datetime) -> UUID:
    """In the caller's transaction; the caller has asked whether the actor may. Its page is `/desk/jobs/<id>`."""
    job = Job(
        id=uuid4(), kind=kind, arguments=json.dumps(dict(arguments)), asked_by=str(actor), asked_at=now, due_at=now
    )
    async with transaction():
        await Job.insert(job)
        await tell(CHANNEL)
    return job.id


async def ask_for_what_is_due(now: datetime) -> None:
    """The run of each periodic work's present period, once whoever else asks (core_job_once_a_period)."""
    for one in works():
        if one.every is not None:
            due = period_of(now, one.every)
            await DB.run_querystring(
                QueryString(ONCE_A_PERIOD, uuid4(), one.kind, NOTHING, str(SYSTEM), now, due, NOTHING)
            )


async def retry(actor: Actor, job: UUID, *, now: datetime) -> None:
    """One that was given up or cancelled. Raises NotThatState."""
    require(actor, Core.JOB_RETRY)
    async with transaction():
        await _move(job, ("failed", "cancelled"), {Job.state: "queued", Job.due_at: now, Job.attempts: 0})
        await record(actor, JobRetried(job=job), now=now)
        await tell(CHANNEL)


async def cancel(actor: Actor, job: UUID, *, now: datetime) -> None:
    """A running one ends at its next step. Raises NotThatState."""
    require(actor, Core.JOB_RETRY)
    async with transaction():
        ended = {Job.state: "cancelled", Job.lease_until: None, Job.finished_at: now}
        await _move(job, ("queued", "running"), ended)
        await record(actor, JobCancelled(job=job), now=now)


async def retry_delivery(actor: Actor, delivery: int, *, now: datetime) -> None:
    """One that was left to a person. Raises NotThatState."""
    require(actor, Core.JOB_RETRY)
    async with transaction():
        freed = (
            await Delivery.update({Delivery.due_at: now, Delivery.attempts: 0})
            .where((Delivery.id == delivery) & (Delivery.due_at == LEFT_TO_A_PERSON) & Delivery.delivered_at.is_null())
            .returning(Delivery.id)
        )
        if not freed:
            raise NotThatState
        await record(actor, DeliveryRetried(delivery=delivery), now=now)
        await tell(CHANNEL)


async def _move(job: UUID, states: tuple[str, ...], values: dict[Any, Any]) -> None:
    moved = await Job.update(values).where((Job.id == job) & Job.state.is_in(list(states))).returning(Job.id)
    if not moved:
        raise NotThatState
