"""Telling other systems, as the worker does it by itself every minute."""

from datetime import datetime, timedelta

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.webhooks.telling import tell_all


async def _run(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return await tell_all(now)


WEBHOOKS = Work(
    "core.webhooks.tell",
    mark("Tell other systems what happened"),
    mark("{taken} messages taken, {troubled} webhooks with trouble"),
    _run,
    every=timedelta(minutes=1),
)
