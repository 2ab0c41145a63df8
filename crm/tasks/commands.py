"""Adding tasks, changing and settling them, and handing them over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import Change, record
from core.notices.commands import News, give_notice
from core.notices.rules import TASK_GIVEN
from crm.agreements.days import day_in_seoul
from crm.subjects.queries import named
from crm.subjects.rules import Subject
from crm.tasks import rules
from crm.tasks.facts import TaskAdded, TaskEdited, TaskHandedOver, TaskSettled
from crm.tasks.queries import Todo, Wanted, task_for, tasks
from crm.tasks.tables import Task, TaskSubject
from crm.timeline.colleagues import colleagues
from crm.timeline.permissions import Desk
from crm.timeline.queries import entry_for
from i18n.locales import DEFAULT


@dataclass(frozen=True, slots=True)
class Chore:
    """A task as somebody writes it; `repeats` is an RRULE of `rules.REPEATS`. Without an `owner` it waits for one."""

    title: str
    due_on: date
    owner: UUID | None
    note: str = ""
    repeats: str = ""
    subjects: Sequence[Subject] = ()
    entry: UUID | None = None


async def add_task(actor: Actor, chore: Chore, *, key: UUID | None = None, now: datetime) -> UUID:
    """Its id; whoever it is given to is told. Without records of its own it is about those of its entry. Raises NotFound,
    NotADesk.
    """
    require(actor, Desk.TASK_WRITE)
    async with transaction():
        subjects = list(chore.subjects)
        if chore.entry is not None:
            subjects = subjects or list((await entry_for(actor, chore.entry)).subjects)
        await _check(actor, chore.owner, subjects, now)
        return await _insert(actor, chore, subjects, now, key=key)


async def change_task(actor: Actor, task: UUID, chore: Chore, *, version: int, now: datetime) -> None:
    """What it is about and the actor may not see stays: else it would be open to all by their writing. Raises TaskMoved when
    somebody changed it after `version`, NotFound, NotADesk.
    """
    require(actor, Desk.TASK_WRITE)
    async with transaction():
        stored = await _locked(actor, task, version, now)
        owner_is_new = chore.owner != stored.owner
        await _check(actor, chore.owner if owner_is_new else None, set(chore.subjects) - set(stored.subjects), now)
        values: dict[Any, Any] = {
            "title": chore.title,
            "note": chore.note,
            "owner": chore.owner,
            "due_on": chore.due_on,
            "repeats": chore.repeats,
        }
        await _update(task, values, stored, now)
        await TaskSubject.delete().where(TaskSubject.task == task)
        unseen = set(stored.subjects) - set(await named(actor, stored.subjects, DEFAULT))
        await _about(task, [*chore.subjects, *unseen])
        days = (stored.due_on.isoformat(), chore.due_on.isoformat())
        changes = [Change("due_on", *days)] if days[0] != days[1] else []
        await record(actor, TaskEdited(task=task, version=version + 1), now=now, changes=changes)
        if owner_is_new and chore.owner is not None:
            await _hand(actor, stored, chore.owner, now)


async def settle(
    actor: Actor, task: UUID, after: str, *, because: str = "", version: int, now: datetime
) -> UUID | None:
    """Done, dropped for a reason, or open again. What repeats comes again once, however often it is done: its next turn's
    id, else None. Raises NotThatWay, WhyDropped, TaskMoved, NotFound.
    """
    require(actor, Desk.TASK_WRITE)
    if after == "dropped" and not because.strip():
        raise rules.WhyDropped
    async with transaction():
        stored = await _locked(actor, task, version, now)
        rules.check_move(stored.state, after)
        reason = because.strip() if after == "dropped" else ""
        await _update(task, {"state": after, "reason": reason}, stored, now)
        await record(actor, TaskSettled(task=task, after=after), now=now, because=reason)
        if after != "done" or not stored.repeats or await Task.exists().where(Task.previous == task):
            return None
        due_on = rules.next_day(stored.repeats, stored.due_on, day_in_seoul(now))
        owner = stored.owner or actor.account
        if owner is None:
            return None
        again = Chore(stored.title, due_on, owner, stored.note, stored.repeats, stored.subjects, stored.entry)
        return await _insert(actor, again, stored.subjects, now, previous=task)


async def hand_over_all(actor: Actor, before: UUID | None, after: UUID, *, now: datetime) -> int:
    """All open tasks of somebody who leaves, or of nobody; how many. Those out of the actor's sight stay with a lead who
    sees them, and what somebody settled or took over meanwhile stays as it is. Raises NotADesk.
    """
    require(actor, Desk.TASK_WRITE)
    async with transaction():
        await _check(actor, after, (), now)
        wanted = Wanted(owner=before, nobodys=before is None)
        found = [one.id for one in await tasks(actor, wanted, now=now, most=None) if one.owner != after]
        stored = [await _locked(actor, one, None, now) for one in found]
        handed = [one for one in stored if (one.state, one.owner) == ("open", before)]
        for one in handed:
            await _update(one.id, {"owner": after}, one, now)
            await record(actor, TaskHandedOver(task=one.id, before=before, after_owner=after), now=now)
        if handed and after != actor.account:
            news = News(TASK_GIVEN, "/desk/tasks", f"tasks:{handed[0].id}:{now.isoformat()}")
            await give_notice(news, after, now=now)
    return len(handed)


async def _insert(
    actor: Actor,
    chore: Chore,
    subjects: Sequence[Subject],
    now: datetime,
    *,
    previous: UUID | None = None,
    key: UUID | None = None,
) -> UUID:
    task = key or uuid4()
    row = Task(
        id=task,
        title=chore.title,
        note=chore.note,
        owner=chore.owner,
        due_on=chore.due_on,
        repeats=chore.repeats,
        entry=chore.entry,
        previous=previous,
        made_at=now,
        made_by=str(actor),
        changed_at=now,
    )
    await Task.insert(row)
    await _about(task, subjects)
    await record(actor, TaskAdded(task=task), now=now)
    if chore.owner not in (None, actor.account):
        await give_notice(News(TASK_GIVEN, f"/desk/tasks/{task}", f"task:{task}:1"), chore.owner, now=now)
    return task


async def _hand(actor: Actor, stored: Todo, after: UUID, now: datetime) -> None:
    await record(actor, TaskHandedOver(task=stored.id, before=stored.owner, after_owner=after), now=now)
    if after != actor.account:
        news = News(TASK_GIVEN, f"/desk/tasks/{stored.id}", f"task:{stored.id}:{stored.version + 1}")
        await give_notice(news, after, now=now)


async def _update(task: UUID, values: dict[Any, Any], stored: Todo, now: datetime) -> None:
    await Task.update({**values, "version": stored.version + 1, "changed_at": now}).where(Task.id == task)


async def _about(task: UUID, subjects: Sequence[Subject]) -> None:
    rows = [TaskSubject(id=uuid4(), task=task, **one.columns) for one in sorted(set(subjects))]
    if rows:
        await TaskSubject.insert(*rows)


async def _locked(actor: Actor, task: UUID, version: int | None, now: datetime) -> Todo:
    await Task.select(Task.id).where(Task.id == task).lock_rows("UPDATE")
    stored = await task_for(actor, task, now=now)
    if version is not None and stored.version != version:
        raise rules.TaskMoved
    return stored


async def _check(actor: Actor, owner: UUID | None, subjects: Sequence[Subject] | set[Subject], now: datetime) -> None:
    if owner not in (None, actor.account) and owner not in await colleagues(now):
        raise rules.NotADesk
    if set(await named(actor, subjects, DEFAULT)) != set(subjects):
        raise NotFound
