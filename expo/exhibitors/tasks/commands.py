"""Defining tasks at the desk, doing them in the portal, and waiving one for somebody."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.files import commands as files
from core.files.uploads import Upload
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from expo.editions.queries import held
from expo.editions.rules import today_in
from expo.exhibitors.facts import TaskTicked
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import STATE_NAMES, TAKING_PART, NotNow
from expo.exhibitors.tables import Task, TaskDone
from expo.exhibitors.tasks import rules
from expo.exhibitors.tasks.facts import TaskRetired, TaskSet
from expo.exhibitors.tasks.queries import TAGS, Wanted, task_called
from expo.exhibitors.tasks.slots import TASK_PAPER
from expo.permissions import Expo
from i18n.catalogue import say
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import Translated, to_json, written


async def add_task(actor: Actor, *, edition: str, lines: Lines, now: datetime) -> str:
    """Its code. Raises Denied, NoSuchEdition."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        place = await Task.count().where(Task.edition == row.id)
        code = f"task-{place + 1}"
        values = _columns(lines)
        await Task.insert(Task(id=uuid4(), edition=row.id, code=code, position=place, **values))
        await record(actor, TaskSet(edition=row.id, code=code), now=now)
    return code


async def change_task(actor: Actor, *, edition: str, code: str, lines: Lines, before: Lines, now: datetime) -> None:
    """Whoever has done it has done it; what others changed since `before` stays. Raises NoSuchTask, ChangedMeanwhile,
    Denied.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        known = await task_called(row.id, code)
        after = merged(before, lines, known.lines)
        changed = [Change(name, known.lines[name], line) for name, line in after.items() if known.lines[name] != line]
        values: dict[Any, Any] = _columns(after)
        await Task.update(values).where(Task.id == known.id)
        await record(actor, TaskSet(edition=row.id, code=code), now=now, changes=changed)


async def retire_task(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """It concerns nobody any more. Raises NoSuchTask, Denied."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        known = await task_called(row.id, code)
        await Task.update({Task.retired_at: now}).where(Task.id == known.id)
        await record(actor, TaskRetired(edition=row.id, code=code), now=now)


async def add_standard(actor: Actor, *, edition: str, now: datetime) -> int:
    """How many were added: those of the usual list that this edition never had. Raises Denied, NoSuchEdition."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        had = set(await Task.select(Task.code).where(Task.edition == row.id).output(as_list=True))
        missing = [one for one in rules.STANDARD if one.code not in had]
        today = today_in(row.zone, now)
        for place, one in enumerate(missing, start=len(had)):
            task = Task(
                id=uuid4(),
                edition=row.id,
                code=one.code,
                title=to_json(_in_all(one.title)),
                hint=to_json(_in_all(one.hint)),
                kind=one.kind,
                proof=one.proof,
                due_on=rules.standard_day(row.starts_on, today, one.days),
                position=place,
            )
            await Task.insert(task)
            await record(actor, TaskSet(edition=row.id, code=one.code), now=now)
    return len(missing)


async def tick(actor: Actor, exhibitor: UUID, code: str, *, done: bool, now: datetime) -> None:
    """Raises NoSuchTask, NotByHand, Denied, NotFound. Twice is once."""
    async with transaction():
        known, task = await _theirs(actor, exhibitor, code)
        if task.proof not in rules.BY_HAND:
            raise rules.NotByHand
        live = (TaskDone.exhibitor == exhibitor) & (TaskDone.task == task.id) & TaskDone.undone_at.is_null()
        if done and not await TaskDone.exists().where(live):
            await _do(actor, known, task.id, now)
        elif not done and await _undo(exhibitor, task.id, now):
            await _tell(actor, known, task.id, now, done=False)


async def file_paper(actor: Actor, exhibitor: UUID, code: str, upload: Upload, *, now: datetime) -> None:
    """The task is done by it; a newer paper takes the place of the one before. Raises FileRefused, NoSuchTask, NotByHand."""
    known, task = await _theirs(actor, exhibitor, code)
    if task.proof != "paper":
        raise rules.NotByHand
    taken = await files.take(actor, upload, slot=TASK_PAPER, scope=known.scope)
    async with transaction():
        known, task = await _theirs(actor, exhibitor, code)
        file = await files.write_down(actor, taken, now=now)
        for former in await _undo(exhibitor, task.id, now):
            if former is not None:
                await files.end(actor, former, slot=TASK_PAPER, now=now)
        await _do(actor, known, task.id, now, paper=file)


async def waive(actor: Actor, exhibitor: UUID, code: str, *, because: str, now: datetime) -> None:
    """This exhibitor need not do it. Raises WhyWaived, NoSuchTask, Denied."""
    require(actor, Expo.EXHIBITOR_WRITE)
    if not because.strip():
        raise rules.WhyWaived
    async with transaction():
        known, task = await _theirs(actor, exhibitor, code)
        await _undo(exhibitor, task.id, now)
        await _do(actor, known, task.id, now, waived=True, because=because)


async def ask_again(actor: Actor, exhibitor: UUID, code: str, *, now: datetime) -> None:
    """Open again, whether it was done or waived; a paper stays on file. Raises NoSuchTask, Denied."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known, task = await _theirs(actor, exhibitor, code)
        if await _undo(exhibitor, task.id, now):
            await _tell(actor, known, task.id, now, done=False)


async def _theirs(actor: Actor, exhibitor: UUID, code: str) -> tuple[Application, Wanted]:
    known = await locked(exhibitor)
    if not may(actor, Expo.EXHIBITOR_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
        if known.state not in TAKING_PART:
            raise NotNow(state=STATE_NAMES[known.state])
    task = await task_called(known.edition, code)
    if not rules.concerns(task.kind, known.wishes.kind):
        raise rules.NoSuchTask
    return known, task


async def _undo(exhibitor: UUID, task: UUID, now: datetime) -> list[UUID | None]:
    """The papers of what was taken back, None for what had none."""
    live = (TaskDone.exhibitor == exhibitor) & (TaskDone.task == task) & TaskDone.undone_at.is_null()
    rows = await TaskDone.update({TaskDone.undone_at: now}).where(live).returning(TaskDone.paper)
    return [row["paper"] for row in rows]


async def _do(
    actor: Actor,
    known: Application,
    task: UUID,
    now: datetime,
    *,
    paper: UUID | None = None,
    waived: bool = False,
    because: str = "",
) -> None:
    row = TaskDone(
        id=uuid4(), exhibitor=known.id, task=task, done_at=now, done_by=str(actor), waived=waived, paper=paper
    )
    await TaskDone.insert(row)
    await _tell(actor, known, task, now, done=True, waived=waived, because=because)


async def _tell(
    actor: Actor, known: Application, task: UUID, now: datetime, *, done: bool, waived: bool = False, because: str = ""
) -> None:
    fact = TaskTicked(edition=known.edition, exhibitor=known.id, task=task, done=done, waived=waived)
    await record(actor, fact, now=now, because=because)


def _columns(lines: Lines) -> dict[str, Any]:
    hints = {tag: lines[f"hint_{tag}"] for tag in TAGS if lines[f"hint_{tag}"]}
    titles = {tag: lines[f"title_{tag}"] for tag in TAGS if lines[f"title_{tag}"]}
    return {
        "title": to_json(written(DEFAULT.code, titles)),
        "hint": to_json(written(DEFAULT.code, hints)) if hints else None,
        "kind": lines["kind"],
        "proof": lines["proof"],
        "due_on": date.fromisoformat(lines["due_on"]),
    }


def _in_all(text: str) -> Translated:
    found = written(DEFAULT.code, {one.code: say(one, text) for one in LANGUAGES})
    if found is None:
        raise LookupError(text)
    return found
