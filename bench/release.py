"""Releasing 1,351 sessions and comparing two releases of them: `python -m bench.release`.

`release_s` is a second release with every twentieth slot moved and every thirtieth title changed; `compare_ms` is reading
both from the database and telling what differs, median of nine; `…_cpu_…` is what each costs of a processor here, however
many others share it.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench.importing import DAYS, FIRST_DAY, NOW, SEED, SESSIONS, document
from bench.report import finish, median

MOVE = """
UPDATE expo_slot SET ends_at = ends_at + interval '5 minutes'
WHERE session IN (SELECT id FROM expo_session WHERE number % {} = 0)
"""
MOVED_EVERY, RETITLED_EVERY, TIMES = 20, 30, 9


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of this process's own work."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> "Spent":
        return cls(time.perf_counter(), time.process_time())

    def since(self) -> "Spent":
        now = Spent.now()
        return Spent(now.wall - self.wall, now.cpu - self.cpu)


def main() -> None:
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    path = Path(folder) / "schedule.xml"
    path.write_text(document(random.Random(SEED)))
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            release, compare, told = asyncio.run(_measure(path))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(
        release_s=round(release.wall, 2),
        release_cpu_s=round(release.cpu, 2),
        compare_ms=round(compare.wall * 1000, 1),
        compare_cpu_ms=round(compare.cpu * 1000, 1),
        sessions=SESSIONS,
        told=told,
    )


async def _measure(path: Path) -> tuple["Spent", "Spent", int]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.interchange.loading_files import Wish, load_files  # noqa: PLC0415
    from expo.releases.commands import release_programme  # noqa: PLC0415

    await upgrade()
    async with pool():
        last = FIRST_DAY + timedelta(days=DAYS - 1)
        names = {"en": "A congress"}
        await create_edition(
            SYSTEM, slug="congress", names=names, starts_on=FIRST_DAY, ends_on=last, zone="Europe/Berlin", now=NOW
        )
        await load_files(
            SYSTEM, Wish([path], "congress"), now=NOW, progress=lambda stage: print(stage, file=sys.stderr)
        )
        await release_programme(SYSTEM, edition="congress", name="first", now=NOW)
        await _edit()
        begun = Spent.now()
        await release_programme(SYSTEM, edition="congress", name="second", now=NOW)
        spent = begun.since()
        compared = [await _compare() for _ in range(TIMES)]
    walls, cpus = [one.wall for one, _ in compared], [one.cpu for one, _ in compared]
    return spent, Spent(median(walls), median(cpus)), compared[0][1]


async def _edit() -> None:
    from piccolo.querystring import QueryString  # noqa: PLC0415 -- as above

    from core.db.engine import DB  # noqa: PLC0415
    from expo.programme.tables import Session  # noqa: PLC0415
    from i18n.text import required, to_json  # noqa: PLC0415

    await DB.run_querystring(QueryString(MOVE, MOVED_EVERY))
    for row in await Session.select(Session.id, Session.title, Session.number):
        if row["number"] % RETITLED_EVERY == 0:
            title = required(row["title"])
            again = title.with_rendition(title.source, f"{title.original}, again")
            await Session.update({Session.title: to_json(again)}).where(Session.id == row["id"])


async def _compare() -> tuple["Spent", int]:
    from expo.editions.queries import edition_called  # noqa: PLC0415 -- as above
    from expo.releases.comparison import compare  # noqa: PLC0415
    from expo.releases.queries import release_numbered  # noqa: PLC0415

    row = await edition_called("congress")
    begun = Spent.now()
    told = compare(await release_numbered(row.id, 1), await release_numbered(row.id, 2))
    return begun.since(), len(told.sessions)


if __name__ == "__main__":
    main()
