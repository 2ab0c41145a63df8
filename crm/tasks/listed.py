"""The list of tasks: asked, shown as a board or a calendar, and changed where they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.among import among
from core.errors import mark
from core.lists.columns import Column, Kind, Listed, Looking, Row
from core.lists.registry import Editing, Field, Stand
from crm.subjects.queries import named
from crm.subjects.rules import Named, Subject, of_row
from crm.tasks import commands
from crm.tasks.commands import Chore
from crm.tasks.finding import called, nearly_called
from crm.tasks.queries import Todo, scope, task_for
from crm.tasks.rules import REPEATS, STATE_NAMES
from crm.tasks.tables import Task, TaskSubject
from crm.timeline.colleagues import offered_to
from crm.timeline.permissions import Desk
from i18n.locales import language

TITLE, DUE_ON, WHO, STATE = mark("What is to be done"), mark("Due on"), mark("Who does it"), mark("State")
COLUMNS = (
    Column(name="title", label=TITLE, sql="t.title", always=True, filtered=False),
    Column(name="due_on", label=DUE_ON, kind=Kind.DAY, sql="t.due_on", given=True, open_while="t.state = 'open'"),
    Column(name="owner", label=WHO, kind=Kind.PERSON, sql="t.owner", shown="a.name", grouped=True),
    Column(name="state", label=STATE, kind=Kind.CHOICE, sql="t.state", choices=STATE_NAMES, grouped=True),
    Column(name="repeats", label=mark("Again"), kind=Kind.CHOICE, sql="t.repeats", choices=REPEATS),
    Column(name="about", label=mark("It is about"), filtered=False, sortable=False),
    Column(
        name="made_on",
        label=mark("Written down on"),
        kind=Kind.DAY,
        sql="(t.made_at AT TIME ZONE 'Asia/Seoul')::date",
        open_while="FALSE",
    ),
)
CHANGED = {code: STATE_NAMES[code] for code in ("open", "done")}
"""Dropping one needs a reason: that is done on its page."""


@dataclass(frozen=True, slots=True)
class About:
    """A record that a task is about, as its reader calls it."""

    subject: Subject
    named: Named

    def __str__(self) -> str:
        return self.named.text


def _scope(looking: Looking) -> QueryString:
    return scope(looking.actor)


async def _staff(looking: Looking) -> list[tuple[str, str]]:
    return await offered_to(looking.actor, looking.now)


async def _with_subjects(looking: Looking, rows: Sequence[Row]) -> Sequence[Row]:
    about: dict[UUID, list[Subject]] = defaultdict(list)
    ids = [row.id for row in rows]
    for stored in await TaskSubject.select().where(among(TaskSubject.task, ids)) if ids else []:
        about[stored["task"]].append(of_row(stored))
    every = {one for those in about.values() for one in those}
    names = await named(looking.actor, every, language(looking.reader))
    return [
        replace(
            row, shown={**row.shown, "about": [About(one, names[one]) for one in sorted(about[row.id]) if one in names]}
        )
        for row in rows
    ]


TASKS = Listed(
    name="tasks",
    label=mark("Tasks"),
    path="/desk/tasks",
    section="tasks",
    icon="circle-check",
    permission=Desk.TASK_WRITE,
    exporting=Desk.TASK_WRITE,
    columns=COLUMNS,
    first=("title", "due_on", "owner", "about"),
    order="due_on",
    presumed={"state": ("open",)},
    board="state",
    calendar="due_on",
    source="crm_task t LEFT JOIN core_account a ON a.id = t.owner",
    key="t.id",
    version="t.version",
    href="'/desk/tasks/' || t.id",
    scope=_scope,
    words=called,
    near=nearly_called,
    offered=_staff,
    enriched=_with_subjects,
    cells="crm/tasks/_cells.html",
)


async def _locked(looking: Looking, task: UUID) -> Stand:
    await Task.select(Task.id).where(Task.id == task).lock_rows("UPDATE")
    return _stand(await task_for(looking.actor, task, now=looking.now))


def _stand(one: Todo) -> Stand:
    return Stand({"owner": str(one.owner or ""), "due_on": one.due_on.isoformat(), "state": one.state}, one.version)


async def _write(looking: Looking, task: UUID, lines: Mapping[str, str], version: int) -> int:
    """What it is, then how far it is: each is a revision of its own."""
    actor, now = looking.actor, looking.now
    stored = await task_for(actor, task, now=now)
    if {"owner", "due_on"} & lines.keys():
        given: dict[str, Any] = {
            name: getattr(stored, name) for name in ("title", "note", "repeats", "subjects", "entry")
        }
        due_on = date.fromisoformat(lines.get("due_on") or stored.due_on.isoformat())
        owner = UUID(lines.get("owner") or str(stored.owner))
        await commands.change_task(actor, task, Chore(due_on=due_on, owner=owner, **given), version=version, now=now)
        version += 1
    if "state" in lines:
        await commands.settle(actor, task, lines["state"], version=version, now=now)
        version += 1
    return version


EDITING = Editing(
    Desk.TASK_WRITE,
    (
        Field("owner", WHO, Kind.PERSON, offered=_staff),
        Field("due_on", DUE_ON, Kind.DAY),
        Field("state", STATE, Kind.CHOICE, CHANGED),
    ),
    _locked,
    _write,
)
