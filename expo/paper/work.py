"""Setting paper in the background, one sheet after another: each is there as soon as it is done."""

import asyncio
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.editions.queries import slugs_of
from expo.paper.queries import KIND
from expo.paper.setting import KINDS, paper
from expo.releases.publication import Publication
from expo.releases.queries import release_numbered
from expo.speakers.photos.queries import as_readers_see
from i18n.locales import language

KEEP = """
INSERT INTO expo_print (id, edition, kind, language, number, made_at, octets) VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (edition, kind, language) DO UPDATE SET number = excluded.number, made_at = excluded.made_at,
    octets = excluded.octets WHERE expo_print.number <= excluded.number
"""


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    """Harmless the second time. What a later release has set meanwhile stays."""
    edition, sheets, number = UUID(arguments["edition"]), arguments["sheets"], int(arguments["number"])
    if not await slugs_of([edition]):
        return {"count": 0}
    for step, (kind, code) in enumerate(sheets):
        await progress(step, len(sheets))
        if kind in KINDS:
            # Read anew for each: somebody may be erased while others are being set.
            shown = Publication(await as_readers_see(await release_numbered(edition, number)))
            octets = await asyncio.to_thread(paper, kind, shown, language(code))
            await keep_print(edition, (kind, code), number, octets, now=now)
    return {"count": len(sheets)}


async def keep_print(edition: UUID, sheet: tuple[str, str], number: int, octets: bytes, *, now: datetime) -> None:
    """In place of what an earlier release had set."""
    await DB.run_querystring(QueryString(KEEP, uuid4(), edition, *sheet, number, now, octets))


WORK = Work(KIND, mark("Set paper: door signs, day sheets, booklets"), mark("Set: {count}"), _run)
