"""Every minute: when applications have opened or closed since, pages that say otherwise are no longer kept."""

from datetime import datetime, timedelta

from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.live.notices import tell
from expo.exhibitors.newcomers.shelf import SUBJECT
from expo.exhibitors.tables import Fair

LATE = timedelta(minutes=5)
"""A worker that was away for longer tells of nothing: the pages are made anew with the next change."""


async def _run(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    opened = (Fair.applications_open_at > now - LATE) & (Fair.applications_open_at <= now)
    closed = (Fair.applications_close_at > now - LATE) & (Fair.applications_close_at <= now)
    count = await Fair.count().where(opened | closed)
    if count:
        async with transaction():
            await tell(SUBJECT)
    return {"count": count}


WORK = Work(
    "expo.exhibitors.turn",
    mark("Show the way to apply while applications are open"),
    mark("Opened or closed: {count}"),
    _run,
    timedelta(minutes=1),
)
