"""Reading tasks: the team's, without those that come from what a reader may not see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import may, require
from core.actor import Actor
from core.db.among import among
from core.db.engine import DB
from core.errors import NotFound
from crm.agreements.days import day_in_seoul
from crm.subjects.rules import Subject, of_row
from crm.tasks.sight import ABOUT_CONFIDENTIAL
from crm.tasks.tables import TaskSubject
from crm.timeline.permissions import Desk
from crm.timeline.sight import about_seen, seen

MOST = 500
SEEN = """
(t.owner = {} OR ((t.entry IS NULL OR EXISTS (SELECT FROM crm_timeline_entry e WHERE e.id = t.entry AND {})) AND {}))
"""
SELECTED = f"""
SELECT t.id, t.title, t.note, t.owner, coalesce(a.name, '') AS owner_name, t.due_on, t.state, t.reason, t.repeats,
       t.made_at, t.changed_at, t.version,
       CASE WHEN EXISTS (SELECT FROM crm_timeline_entry e WHERE e.id = t.entry AND e.withdrawn_at IS NULL AND {{}})
            THEN t.entry END AS entry,
       EXISTS (SELECT FROM crm_timeline_entry e WHERE e.id = t.entry AND e.confidential)
       OR {ABOUT_CONFIDENTIAL} AS confidential
FROM crm_task t LEFT JOIN core_account a ON a.id = t.owner
WHERE {{}} AND {{}} ORDER BY t.due_on, t.made_at, t.id LIMIT {{}}
"""  # noqa: S608 -- our own constants
WHOSE = """
SELECT o.owner, coalesce(a.name, '') AS name FROM (SELECT DISTINCT owner FROM crm_task WHERE state = 'open') o
LEFT JOIN core_account a ON a.id = o.owner
CROSS JOIN LATERAL (SELECT FROM crm_task t WHERE t.state = 'open'
 AND (t.owner = o.owner OR (o.owner IS NULL AND t.owner IS NULL)) AND {} LIMIT 1) one
ORDER BY 2, 1
"""
"""Of each owner one task is looked for that may be seen, and no more."""
NUMBERS = (
    "SELECT t.owner, count(*) AS number FROM crm_task t WHERE t.state = 'open' AND t.owner = ANY({}) AND {} GROUP BY 1"
)
FITS = """
({} = '' OR t.state = {}) AND ({}::uuid IS NULL OR t.owner = {}::uuid) AND (NOT {} OR t.owner IS NULL)
"""


@dataclass(frozen=True, slots=True)
class Todo:
    """A task as its reader sees it; `entry` is where it was agreed, where they may see that; of a
    `confidential` one no letter and no calendar tells. `today` is Seoul's."""

    id: UUID
    title: str
    note: str
    owner: UUID | None
    owner_name: str
    due_on: date
    state: str
    reason: str
    repeats: str
    made_at: datetime
    changed_at: datetime
    version: int
    entry: UUID | None
    confidential: bool
    subjects: tuple[Subject, ...]
    today: date

    @property
    def late(self) -> bool:
        return self.state == "open" and self.due_on < self.today


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks: `owner` None is everybody's, `nobodys` those that lost theirs."""

    state: str = "open"
    owner: UUID | None = None
    nobodys: bool = False


async def tasks(actor: Actor, wanted: Wanted, *, now: datetime, most: int | None = MOST) -> list[Todo]:
    """The earliest first; all of them where `most` is None."""
    fits = QueryString(FITS, wanted.state, wanted.state, wanted.owner, wanted.owner, wanted.nobodys)
    return await _read(actor, fits, now, most)


async def open_tasks(actor: Actor, fits: QueryString, *, now: datetime, most: int) -> list[Todo]:
    """Those that fit a condition on a `crm_task t`. Raises Denied."""
    return await _read(actor, QueryString("t.state = 'open' AND {}", fits), now, most)


async def task_for(actor: Actor, task: UUID, *, now: datetime) -> Todo:
    """Raises NotFound."""
    found = await _read(actor, QueryString("t.id = {}", task), now, 1)
    if not found:
        raise NotFound
    return found[0]


async def tasks_of_entry(actor: Actor, entry: UUID, *, now: datetime) -> list[Todo]:
    """What is to be done because of it; none for who has no tasks at all."""
    return await _read(actor, QueryString("t.entry = {}", entry), now) if may(actor, Desk.TASK_WRITE) else []


async def tasks_about(actor: Actor, subject: Subject, *, now: datetime, settled: bool = False) -> list[Todo]:
    """Open ones of a record, or with those that are `settled`; none for who has no tasks at all."""
    about = f"EXISTS (SELECT FROM crm_task_subject s WHERE s.task = t.id AND s.{subject.kind} = {{}})"
    about = about if settled else f"t.state = 'open' AND {about}"
    return await _read(actor, QueryString(about, subject.id), now) if may(actor, Desk.TASK_WRITE) else []


async def owners(actor: Actor) -> dict[UUID | None, str]:
    """By account, the names of those who have open tasks that the actor may see; None for tasks that are nobody's."""
    rows = await DB.run_querystring(QueryString(WHOSE, scope(actor)))
    return {row["owner"]: row["name"] for row in rows}


async def numbers_of(actor: Actor, accounts: Sequence[UUID]) -> dict[UUID, int]:
    """How many open tasks of each of them the actor may see."""
    rows = await DB.run_querystring(QueryString(NUMBERS, list(accounts), scope(actor))) if accounts else []
    return {row["owner"]: row["number"] for row in rows}


def scope(actor: Actor) -> QueryString:
    """The condition on a `crm_task t`: without those from entries, or about agreements, visits and deals, that the actor
    may not see, unless they are their own.
    """
    if not may(actor, Desk.TASK_WRITE):
        return QueryString("FALSE")
    about = about_seen(actor, subjects="crm_task_subject", what="task", row="t")
    return QueryString(SEEN, actor.account, seen(actor), about)


async def _read(actor: Actor, fits: QueryString, now: datetime, most: int | None = MOST) -> list[Todo]:
    require(actor, Desk.TASK_WRITE)
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(SELECTED, seen(actor), scope(actor), fits, most))
    return await _whole(rows, day_in_seoul(now))


async def _whole(rows: Sequence[Mapping[str, Any]], today: date) -> list[Todo]:
    about: dict[UUID, list[Subject]] = defaultdict(list)
    ids = [row["id"] for row in rows]
    for row in await TaskSubject.select().where(among(TaskSubject.task, ids)) if ids else []:
        about[row["task"]].append(of_row(row))
    return [Todo(**row, subjects=tuple(sorted(about[row["id"]])), today=today) for row in rows]
