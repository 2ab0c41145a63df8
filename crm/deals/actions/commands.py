"""What is to be done next for a deal: a task of the desk with an owner and a day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import record
from crm.deals.facts import ActionAdded
from crm.deals.queries import locked
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, add_task
from crm.tasks.queries import Todo, tasks_about

OPEN = """
SELECT DISTINCT ON (s.deal) s.deal, t.due_on FROM crm_task_subject s JOIN crm_task t ON t.id = s.task
WHERE t.state = 'open' AND s.deal = ANY({}) ORDER BY s.deal, t.due_on
"""


async def add_action(
    actor: Actor, code: str, title: str, *, due_on: date, owner: UUID | None = None, note: str = "", now: datetime
) -> UUID:
    """The task's id; without an `owner` it is the actor's own. Raises Denied, NotADesk, NotFound."""
    async with transaction():
        deal = await locked(actor, code)
        subject = Subject("deal", deal.id)
        chore = Chore(title, due_on, owner or deal.owner or actor.account, note, subjects=[subject])
        task = await add_task(actor, chore, now=now)
        await record(actor, ActionAdded(deal=deal.id, task=task), now=now)
        return task


async def actions_of(actor: Actor, deal: UUID, *, now: datetime) -> list[Todo]:
    """Tasks of a deal that the actor sees: open ones first, by day; none for who has no tasks at all."""
    found = await tasks_about(actor, Subject("deal", deal), now=now, settled=True)
    return sorted(found, key=lambda one: (one.state != "open", one.due_on))


async def next_days(deals: Collection[UUID]) -> dict[UUID, date]:
    """The first day on which something is to be done, of deals that the caller has asked for."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(OPEN, list(deals))) if deals else []
    return {row["deal"]: row["due_on"] for row in rows}
