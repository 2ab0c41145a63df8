"""Setting badges in the background, a sheet after another: each is there as soon as it is done."""

import asyncio
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.commands import ask
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.commands import record
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.passes.facts import PassesPrinted
from expo.passes.paper import pdf_of
from expo.passes.queries import KIND, being_set, passes_called, passes_of
from expo.passes.rules import NothingToPrint
from expo.passes.tables import ExhibitorPass
from expo.permissions import Expo

A_SHEET = 40
KEEP = """
INSERT INTO expo_pass_sheet (id, edition, run, number, badges, made_at, octets) VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (run, number) DO UPDATE SET octets = excluded.octets, badges = excluded.badges, made_at = excluded.made_at
"""


async def ask_for_badges(actor: Actor, *, edition: str, now: datetime) -> UUID:
    """All that are approved and neither printed nor being printed; the job. Raises NothingToPrint, Denied, NotFound."""
    require(actor, Expo.CREW_WRITE)
    async with transaction():
        row = await held(edition)
        running = await being_set(row.id)
        wanted = [one for one in await passes_of(actor, row.id) if one.state == "approved" and one.id not in running]
        if not wanted:
            raise NothingToPrint
        await record(actor, PassesPrinted(edition=row.id, number=len(wanted)), now=now)
        badges = [str(one.id) for one in wanted]
        return await ask(actor, KIND, {"edition": str(row.id), "run": str(uuid4()), "badges": badges}, now=now)


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Harmless the second time. What was withdrawn or refused meanwhile is left out."""
    edition = await Edition.objects().get(Edition.id == UUID(arguments["edition"]))
    if edition is None:
        return {"count": 0}
    badges = [UUID(one) for one in arguments["badges"]]
    count = 0
    for place, first in enumerate(range(0, len(badges), A_SHEET), start=1):
        await progress(first, len(badges))
        count += await _sheet(edition, UUID(arguments["run"]), place, badges[first : first + A_SHEET], now)
    return {"count": count}


async def _sheet(edition: Edition, run: UUID, number: int, badges: list[UUID], now: datetime) -> int:
    found = [one for one in await passes_called(badges) if one.stored == "approved"]
    if not found:
        return 0
    octets = await asyncio.to_thread(pdf_of, edition, found)
    async with transaction():
        await DB.run_querystring(QueryString(KEEP, uuid4(), edition.id, run, number, len(found), now, octets))
        for one in found:  # what was changed while it was set is not what was printed
            same = (ExhibitorPass.id == one.id) & (ExhibitorPass.revision == one.revision)
            await ExhibitorPass.update({ExhibitorPass.printed_at: now}).where(
                same & (ExhibitorPass.state == "approved")
            )
    return len(found)


WORK = Work(KIND, mark("Set badges of exhibitors’ people"), mark("Badges set: {count}"), _run)
