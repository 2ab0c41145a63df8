"""Every minute: when a call has opened or closed since, pages that say otherwise are no longer kept."""

from datetime import datetime, timedelta

from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.live.notices import tell
from expo.calls.shelf import SUBJECT
from expo.calls.tables import Call

LATE = timedelta(minutes=5)
"""A worker that was away for longer tells of nothing: the pages are made anew with the next change."""


async def _run(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    opened = (Call.opens_at > now - LATE) & (Call.opens_at <= now)
    closed = (Call.closes_at > now - LATE) & (Call.closes_at <= now)
    count = await Call.count().where(opened | closed)
    if count:
        async with transaction():
            await tell(SUBJECT)
    return {"count": count}


WORK = Work(
    "expo.calls.turn",
    mark("Show calls for proposals while they are open"),
    mark("Opened or closed: {count}"),
    _run,
    timedelta(minutes=1),
)
