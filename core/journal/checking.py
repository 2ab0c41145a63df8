"""Checking the journal by the clock: whoever may read it hears at once of what is not as it was recorded."""

from datetime import datetime, timedelta

from core.access.permissions import Core
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.chain import head, verify
from core.notices.commands import News, give_notice_to_holders
from core.notices.rules import JOURNAL_TAMPERED

KIND = "core.journal.verify"


class JournalTampered(Exception):
    """The work fails until somebody has looked: `litestar audit verify` tells all of it."""


async def check(now: datetime) -> str:
    """The last link, to be noted elsewhere. Raises JournalTampered for the first finding, of which the bell tells once a
    day.
    """
    async for finding in verify():
        async with transaction():
            news = News(JOURNAL_TAMPERED, "/desk/health", f"journal:{now.date()}")
            await give_notice_to_holders(Core.AUDIT_READ, news, now=now)
        raise JournalTampered(f"{finding.fault} at {finding.at}")
    return str(await head())


async def _check(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return {"head": await check(now)}


WORK = Work(
    KIND,
    mark("Check that the journal is what was recorded"),
    mark("Nothing was changed. The last link, to be noted elsewhere: {head}"),
    _check,
    timedelta(days=1),
)
