"""Long sheets in the background: tried out, applied and taken back, with progress that can be left and found again."""

import asyncio
from contextvars import Context
from datetime import datetime
from typing import cast
from uuid import UUID

from core.actor import Actor
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.jobs.tables import Job
from directory.imports.commands import KIND, carry_out
from directory.imports.rules import Act
from directory.imports.tables import SheetImport, SheetRow


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Harmless the second time: it is done in one transaction, and what was done is not done again."""
    number, act = UUID(str(arguments["import"])), cast("Act", arguments["act"])
    asked = await SheetImport.select(SheetImport.job, SheetImport.made_by).where(SheetImport.id == number).first()
    if asked is None:
        return {"count": 0}
    job = await Job.select(Job.asked_by).where(Job.id == asked["job"]).first()
    kind, _, name = (job["asked_by"] if job else asked["made_by"]).partition(":")
    told = list[asyncio.Task[None]]()

    async def tell(done: int, total: int) -> None:
        """Outside of the import's own transaction, so that others see it."""
        told.append(asyncio.get_running_loop().create_task(progress(done, total), context=Context()))
        await asyncio.sleep(0)

    await progress(0, 0)
    await carry_out(Actor(kind, name), number, act, now, tell, by_worker=True)
    await asyncio.gather(*told, return_exceptions=True)
    return {"count": await SheetRow.count().where(SheetRow.imported == number)}


WORK = Work(KIND, mark("Work through a sheet for the directory"), mark("Rows: {count}"), _run)
