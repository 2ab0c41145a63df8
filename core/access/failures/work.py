"""Failed sign-ins by the clock: each quarter of an hour into the journal when it is over."""

from datetime import datetime

from core.access.failures.commands import QUARTER, tell_failed
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work


async def _tell(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return {"count": await tell_failed(now)}


WORK = Work(
    "core.access.failures",
    mark("Write failed sign-ins into the journal"),
    mark("Written: {count}"),
    _tell,
    QUARTER,
)
