"""What the clock does to introductions: a question that nobody answers ends, and what was to be shown is destroyed."""

from datetime import datetime, timedelta

from core.actor import SYSTEM
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.solutions.introductions.commands import expire
from expo.solutions.introductions.queries import overdue


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    late, count = await overdue(now), 0
    for number, one in enumerate(late, start=1):
        count += await expire(SYSTEM, one, now=now)
        await progress(number, len(late))
    return {"count": count}


WORK = Work(
    "expo.introductions.pass_time",
    mark("End introductions that nobody answered"),
    mark("Ended: {count}"),
    _run,
    timedelta(hours=1),
)
