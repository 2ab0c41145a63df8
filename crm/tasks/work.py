"""Every hour: owners are reminded of tasks that come due or are overdue, each step once, in one letter."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.tables import Account
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from crm.agreements.days import SEOUL, day_in_seoul
from crm.tasks.letters import REMINDER
from crm.tasks.rules import FROM_HOUR, step_due
from crm.tasks.sight import ABOUT_CONFIDENTIAL
from crm.tasks.tables import Task, TaskReminder
from crm.timeline.colleagues import Colleague, colleagues
from i18n.catalogue import say
from i18n.formats import isolated, long_day
from i18n.locales import DEFAULT, LANGUAGES

BY_CODE = {one.code: one for one in LANGUAGES}
UNSAID = mark("A task that is confidential")
CLOSED = f"""
SELECT t.id FROM crm_task t WHERE t.id = ANY({{}}) AND (
    EXISTS (SELECT FROM crm_confidential_words w WHERE w.entry = t.entry)
    OR {ABOUT_CONFIDENTIAL})
"""  # noqa: S608 -- our own constants


async def remind(one: Colleague, *, now: datetime) -> int:
    """How many tasks stand in the letter, 0 for none. The rows that say so are in its transaction, so each step is written
    once and none is lost; two workers wait for each other at the account's row. What comes from a confidential entry
    is not called by its name.
    """
    if now.astimezone(SEOUL).hour < FROM_HOUR or not one.email:
        return 0
    async with transaction():
        await Account.select(Account.id).where(Account.id == one.id).lock_rows("UPDATE")
        due = await _due(one.id, now)
        if not due:
            return 0
        sent = [
            TaskReminder(id=uuid4(), task=task["id"], account=one.id, due_on=task["due_on"], step=step, sent_at=now)
            for task, step in due
        ]
        await TaskReminder.insert(*sent)
        await _write(one, [task for task, _ in due], now)
        return len(due)


async def _due(account: UUID, now: datetime) -> list[tuple[dict[str, object], str]]:
    today = day_in_seoul(now)
    near = (Task.owner == account) & (Task.state == "open") & (Task.due_on <= today + timedelta(days=1))
    rows = await Task.select(Task.id, Task.title, Task.due_on, Task.entry).where(near).order_by(Task.due_on)
    ids = [row["id"] for row in rows]
    written = (
        await TaskReminder.select().where((TaskReminder.account == account) & TaskReminder.task.is_in(ids))
        if ids
        else []
    )
    found = []
    for row in rows:
        sent = {one["step"] for one in written if (one["task"], one["due_on"]) == (row["id"], row["due_on"])}
        if step := step_due(row["due_on"], today, sent):
            found.append((row, step))
    return found


async def _write(one: Colleague, due: Sequence[dict[str, object]], now: datetime) -> None:
    tongue = BY_CODE.get(one.language or "", DEFAULT)
    closed = await _closed(due)
    lines = [
        f"• {long_day(row['due_on'], tongue)}: "  # type: ignore[arg-type]
        + (say(tongue, UNSAID) if row["id"] in closed else isolated(str(row["title"]), tongue))
        for row in due
    ]
    await post(
        REMINDER,
        Recipient(one.email, one.name, tongue.code, one.id),
        now=now,
        number=len(due),
        tasks="\n".join(lines),
        link=f"{settings().base_url}/desk/today",
    )


async def _closed(due: Sequence[dict[str, object]]) -> set[object]:
    """Tasks that come from a confidential entry, or are about a confidential agreement, visit or deal."""
    rows = await DB.run_querystring(QueryString(CLOSED, [row["id"] for row in due]))
    return {row["id"] for row in rows}


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    count, there = 0, list((await colleagues(now)).values())
    for number, one in enumerate(there, start=1):
        count += bool(await remind(one, now=now))
        await progress(number, len(there))
    return {"count": count}


WORK = Work(
    "crm.tasks.remind",
    mark("Remind of tasks"),
    mark("Reminded: {count}"),
    _run,
    timedelta(hours=1),
)
