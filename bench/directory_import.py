"""A messy sheet of 10,000 organisations beside 2,000 that are there: tried out, `dry_run_s`, and applied, `apply_s`.

Reading the file is not measured, all else is: recognising, matching, writing and the journal. It has a database of its
own; `people` as an argument measures as many people with posts and ways to reach them instead.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from bench.report import finish

ROWS, THERE, SEED = 10_000, 2_000, 2026
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def main() -> None:
    subject = "people" if "people" in sys.argv[1:] else "organisations"
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            dry_run, applied = asyncio.run(_measure(subject))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(rows=ROWS, dry_run_s=round(dry_run, 2), apply_s=round(applied, 2))


async def _measure(subject: str) -> tuple[float, float]:
    import directory.classes  # noqa: PLC0415, F401 -- as above
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from seed.plan_facts import load_plan  # noqa: PLC0415
    from tests.make.sheets import houses, people  # noqa: PLC0415

    await upgrade()
    async with pool():
        await load_plan()
        await _brought("organisations", houses(Random(SEED), THERE))
        if subject == "organisations":
            return await _brought("organisations", houses(Random(SEED + 1), ROWS))
        return await _brought("people", people(Random(SEED), ROWS, THERE))


async def _brought(subject: str, content: bytes) -> tuple[float, float]:
    from core.actor import SYSTEM  # noqa: PLC0415
    from directory.imports import rules  # noqa: PLC0415
    from directory.imports.commands import Reading, apply, keep, say_columns  # noqa: PLC0415
    from directory.imports.queries import columns_of, import_called  # noqa: PLC0415
    from directory.imports.reading.grids import sheets_in  # noqa: PLC0415

    rules.LONG = ROWS * 2
    number: UUID = await keep(SYSTEM, sheets_in(content), subject=subject, file="list.csv", now=NOW)
    columns = await columns_of(SYSTEM, number)
    begun = time.perf_counter()
    await say_columns(SYSTEM, number, Reading(0, columns.mapping, "KR", "dmy"), now=NOW)
    tried = time.perf_counter()
    print(subject, dict((await import_called(SYSTEM, number)).tally), file=sys.stderr)
    again = time.perf_counter()
    await apply(SYSTEM, number, now=NOW)
    ended = time.perf_counter()
    print(subject, dict((await import_called(SYSTEM, number)).tally), file=sys.stderr)
    return tried - begun, ended - again


if __name__ == "__main__":
    main()
