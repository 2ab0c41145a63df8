"""Looking for a timetable in the background: ever better ones are kept, until time is over or the best so far is taken."""

import asyncio
import time
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.meetings.matching.commands import KIND, finish, keep
from expo.meetings.matching.counting import short_of
from expo.meetings.matching.proposals import Proposal, proposal_of
from expo.meetings.matching.proposing import Timetable, propose
from expo.meetings.matching.queries import problem_in, run_with


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Again from the beginning after an accident; of one that is finished nothing is changed."""
    run = await run_with(UUID(arguments["run"]))
    if run.finished_at:
        return {"count": len(run.proposed.placed) if run.proposed else 0}
    problem = await problem_in(run.id)
    await progress(0, run.asked.seconds)
    short = tuple(await asyncio.to_thread(short_of, problem.day, seed=run.seed))
    await keep(run, Proposal(short=short))
    steps, begun, best = propose(problem.day, seed=run.seed, seconds=run.asked.seconds), time.monotonic(), None
    try:
        while (step := await asyncio.to_thread(_next, steps)) is not False:
            if isinstance(step, Timetable):
                best = step
                await keep(run, proposal_of(step, short))
            await progress(min(round(time.monotonic() - begun), run.asked.seconds), run.asked.seconds)
            if best and (await run_with(run.id)).stopped_at:
                break
    finally:
        await asyncio.to_thread(steps.close)
    await finish(run, now=now)
    return {"count": len(best.placed) if best else 0}


def _next(steps: Iterator[Timetable | None]) -> Timetable | bool | None:
    """False at the end."""
    return next(steps, False)


WORK = Work(KIND, mark("Propose meetings"), mark("Meetings proposed: {count}"), _run)
