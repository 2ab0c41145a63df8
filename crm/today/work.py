"""Every hour: the day is sent to those who asked for it, at their hour, once; an empty one is not."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.access.tables import Account
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from crm.agreements.days import day_in_seoul
from crm.timeline.colleagues import Colleague, colleagues
from crm.timeline.rules import KIND_NAMES
from crm.today.letters import DAY
from crm.today.queries import Day, Line, day_of
from crm.today.tables import Digest, DigestSent
from i18n.catalogue import say
from i18n.formats import long_day, short_day
from i18n.locales import DEFAULT, LANGUAGES, Language

BY_CODE = {one.code: one for one in LANGUAGES}
MEETINGS, NEWS = mark("Today: {what}"), mark("New on records that you follow: {number}")
TASK, DEADLINE = mark("A task"), mark("A deadline")
OVERDUE, CONFIDENTIAL = mark("overdue"), mark("Confidential")


async def send(one: Colleague, hour: int, zone: str, *, now: datetime) -> bool:
    """Whether a letter was written. The row that says the day was looked at is in its transaction; two workers wait for
    each other at the account's row.
    """
    local = now.astimezone(ZoneInfo(zone))
    if local.hour < hour or not one.email:
        return False
    async with transaction():
        await Account.select(Account.id).where(Account.id == one.id).lock_rows("UPDATE")
        looked = (DigestSent.account == one.id) & (DigestSent.day == local.date())
        if await DigestSent.exists().where(looked):
            return False
        tongue = BY_CODE.get(one.language or "", DEFAULT)
        day = await day_of(one.actor, tongue, now=now)
        row = DigestSent(id=uuid4(), account=one.id, day=local.date(), number=day.number, sent_at=now)
        await DigestSent.insert(row)
        if day.number:
            await _write(one, day, tongue, now)
        return bool(day.number)


async def _write(one: Colleague, day: Day, tongue: Language, now: datetime) -> None:
    lines = [_line(each, tongue, late=True) for each in day.overdue]
    lines += [_line(each, tongue) for each in (*day.due, *day.week)]
    for entry in day.meetings:
        what = CONFIDENTIAL if entry.confidential else KIND_NAMES[entry.kind]
        lines.append(
            say(tongue, MEETINGS, what=say(tongue, what)) + ("" if entry.confidential else f" – {entry.title}")
        )
    if day.news:
        lines.append(say(tongue, NEWS, number=len(day.news)))
    await post(
        DAY,
        Recipient(one.email, one.name, tongue.code, one.id),
        now=now,
        day=long_day(day_in_seoul(now), tongue),
        lines=" · ".join(lines),
        link=f"{settings().base_url}/desk/today",
    )


def _line(one: Line, tongue: Language, *, late: bool = False) -> str:
    """What comes from a confidential entry or agreement is not told in a letter: only that it is due."""
    told = ""
    if one.task:
        told = say(tongue, TASK) if one.task.confidential else one.task.title
    elif one.deadline:
        told = say(tongue, DEADLINE) if one.deadline.closed else f"{one.deadline.text} – {one.deadline.about}"
    return f"{short_day(one.due_on, tongue)}{f' ({say(tongue, OVERDUE)})' if late else ''}: {told}"


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    there, count = await colleagues(now), 0
    asked = await Digest.select(Digest.account, Digest.hour, Digest.zone)
    for number, row in enumerate(asked, start=1):
        account: UUID = row["account"]
        if account in there:
            count += await send(there[account], row["hour"], row["zone"], now=now)
        await progress(number, len(asked))
    return {"count": count}


WORK = Work(
    "crm.today.send",
    mark("Send their day to those who asked for it"),
    mark("Sent: {count}"),
    _run,
    timedelta(hours=1),
)
