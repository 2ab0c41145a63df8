"""Every hour: exhibitors are reminded of tasks that come due or are overdue, each once a step, in one letter."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import TAKING_PART
from expo.exhibitors.tables import Exhibitor, Task
from expo.exhibitors.tasks.letters import REMINDER
from expo.exhibitors.tasks.queries import chores_for
from expo.exhibitors.tasks.rules import FROM_HOUR, Chore, step_due
from expo.exhibitors.tasks.tables import TaskReminder
from i18n.formats import long_day
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def remind(exhibitor: UUID, edition: Edition, *, now: datetime) -> bool:
    """Whether a letter was written: the row that says so is in its transaction, so each step is written once and none is
    lost. Two workers wait for each other at the exhibitor's row.
    """
    local = now.astimezone(ZoneInfo(edition.zone))
    if local.hour < FROM_HOUR:
        return False
    async with transaction():
        known = await locked(exhibitor)
        if known.state not in TAKING_PART or not known.contact.email:
            return False
        due = await _due(known, local.date())
        if not due:
            return False
        rows = [
            TaskReminder(id=uuid4(), exhibitor=exhibitor, task=one.id, due_on=one.due_on, step=step, sent_at=now)
            for one, step in due
        ]
        await TaskReminder.insert(*rows)
        await _write(known, edition, [one for one, _ in due], now)
        return True


async def _due(known: Application, today: date) -> list[tuple[Chore, str]]:
    still = [one for one in await chores_for(known.edition, known.id) if not one.done]
    rows = await TaskReminder.select().where(TaskReminder.exhibitor == known.id)
    sent = {(row["task"], row["due_on"], row["step"]) for row in rows}
    found = []
    for one in still:
        step = step_due(one.due_on, today, {how for task, day, how in sent if (task, day) == (one.id, one.due_on)})
        if step:
            found.append((one, step))
    return found


async def _write(known: Application, edition: Edition, chores: Sequence[Chore], now: datetime) -> None:
    tongue = BY_CODE.get(known.contact.language, DEFAULT)
    named = [f"{one.title.read(tongue.chain).text} – {long_day(one.due_on, tongue)}" for one in chores]
    await post(
        REMINDER,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(edition.name).read(tongue.chain).text,
        code=known.code,
        tasks=" · ".join(named),
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{edition.slug}/tasks",
    )


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    near = Task.retired_at.is_null() & (Task.due_on <= (now + timedelta(days=16)).date())
    editions = await Task.select(Task.edition).where(near).output(as_list=True)
    count = 0
    for edition in await Edition.objects().where(Edition.id.is_in(sorted(set(editions)) or [uuid4()])):
        part = (Exhibitor.edition == edition.id) & Exhibitor.state.is_in(sorted(TAKING_PART))
        there = await Exhibitor.select(Exhibitor.id).where(part).order_by(Exhibitor.code).output(as_list=True)
        for number, exhibitor in enumerate(there, start=1):
            count += await remind(exhibitor, edition, now=now)
            await progress(number, len(there))
    return {"count": count}


WORK = Work(
    "expo.exhibitors.remind",
    mark("Remind exhibitors of what is still to be done"),
    mark("Reminded: {count}"),
    _run,
    timedelta(hours=1),
)
