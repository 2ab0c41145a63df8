"""Deciding about pairs: not the same, for as long as both say what they say; and asking for them to be looked for."""

from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.jobs.commands import ask
from core.jobs.tables import Job
from core.journal.commands import record
from directory.duplicates.facts import KeptApart
from directory.duplicates.finding import KIND
from directory.duplicates.loading import candidates_of, digest_of
from directory.duplicates.queries import OPEN
from directory.duplicates.subjects import Subject


async def keep_apart(actor: Actor, subject: Subject, pair: UUID, *, now: datetime) -> None:
    """Raises Denied, NotFound. A second time changes nothing."""
    require(actor, subject.write)
    async with transaction():
        table = subject.pairs
        row = await table.select().where(table.id == pair).first().lock_rows("UPDATE")
        if row is None:
            raise NotFound
        if row["state"] == "apart":
            return
        lower, upper = row["lower"], row["upper"]
        known = await candidates_of(subject, {lower, upper})
        seen = digest_of(known[lower], known[upper]) if {lower, upper} <= set(known) else row["seen"]
        values: dict[Any, Any] = {
            table.state: "apart",
            table.seen: seen,
            table.decided_at: now,
            table.decided_by: str(actor),
        }
        await table.update(values).where(table.id == pair)
        await record(actor, KeptApart(left=lower, right=upper), now=now)


async def look_again(actor: Actor, subject: Subject, *, now: datetime) -> None:
    """One look at a time: while one is under way, this asks for no other. Raises Denied."""
    require(actor, subject.write)
    async with transaction():
        under_way = await Job.exists().where(Job.kind == KIND, Job.state.is_in(list(OPEN)), Job.due_at <= now)
        if not under_way:
            await ask(actor, KIND, {}, now=now)
