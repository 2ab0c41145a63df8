"""Long imports in the background, and the end of files that nobody decided upon."""

import asyncio
from contextvars import Context
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.jobs.tables import Job
from expo.editions.queries import held
from expo.interchange.imports.applying import KIND, applied
from expo.interchange.imports.commands import looked_anew
from expo.interchange.imports.queries import report_in
from expo.interchange.imports.rules import Choices, without_people
from expo.interchange.imports.tables import Import
from expo.interchange.report import as_json

KEPT = timedelta(days=7)
STAGES = 3


async def _apply(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Harmless the second time: what is no longer queued is left alone."""
    number, told = UUID(str(arguments["import"])), list[asyncio.Task[None]]()
    await progress(0, STAGES)

    def tell(_stage: str) -> None:
        # Outside of the import's own transaction, so that others see it.
        told.append(asyncio.get_running_loop().create_task(progress(len(told) + 1, STAGES), context=Context()))

    async with transaction():
        edition = await held(str(arguments["edition"]))
        one = await Import.select().where(Import.id == number).first().lock_rows("UPDATE")
        rows = 0
        if one is not None and one["state"] == "queued":
            actor, choices = await _asker(one), msgspec.json.decode(one["choices"], type=Choices)
            if not await looked_anew(edition, one, actor, choices):
                await applied(actor, edition, one, choices, now, tell)
                rows = report_in(one).changes
    await asyncio.gather(*told, return_exceptions=True)
    return {"count": rows}


async def _asker(one: Any) -> Actor:
    """Whoever decided, as the journal names them."""
    job = await Job.select(Job.asked_by).where(Job.id == one["job"]).first()
    kind, _, name = (job["asked_by"] if job else one["made_by"]).partition(":")
    return Actor(kind, name)


async def _forget(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    """What was read of a file is kept for a week at most."""
    rows = await Import.select().where(Import.state == "looked", Import.made_at < now - KEPT)
    for row in rows:
        kept = as_json(without_people(report_in(row))).decode()
        await Import.update({Import.state: "dropped", Import.programme: None, Import.report: kept}).where(
            Import.id == row["id"], Import.state == "looked"
        )
    return {"count": len(rows)}


WORKS = (
    Work(KIND, mark("Load a programme file"), mark("Rows that changed: {count}"), _apply),
    Work(
        "expo.imports.forget",
        mark("Forget programme files that nobody decided upon"),
        mark("Forgotten: {count}"),
        _forget,
        timedelta(hours=6),
    ),
)
