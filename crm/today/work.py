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
from crm.timeline.colleagues import Colleague, colleagues
from crm.today.letters import DAY
from crm.today.queries import Day, day_of
from crm.today.tables import Digest, DigestSent
from crm.today.written import written
from i18n.formats import long_day
from i18n.locales import DEFAULT, LANGUAGES, Language

BY_CODE = {one.code: one for one in LANGUAGES}


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
    await post(
        DAY,
        Recipient(one.email, one.name, tongue.code, one.id),
        now=now,
        day=long_day(day.today, tongue),
        lines=written(day, tongue),
        link=f"{settings().base_url}/desk/today",
    )


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
