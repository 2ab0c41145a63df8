"""Retention by the clock: once a day, whatever the rules say has had its time."""

from datetime import datetime, timedelta

from core.actor import SYSTEM
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.privacy.retention.commands import destroy_due


async def _destroy(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    return {"count": sum((await destroy_due(SYSTEM, now=now, progress=progress)).values())}


WORK = Work(
    "core.privacy.retention",
    mark("Destroy what the rules of retention no longer keep"),
    mark("Removed: {count}"),
    _destroy,
    timedelta(days=1),
)
