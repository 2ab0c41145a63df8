"""A messy sheet of organisations and one of people, brought, taken back, brought again: `python -m bench.directory_undone`.

`left` counts the rows that are there or gone after taking back and were not or were before, `differs` those that the second
time says otherwise than the first, `changed` what the same sheet would still change once it is in. All are to be 0.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

from bench.report import finish

ROWS = 1_000
NOW = datetime(2026, 11, 30, tzinfo=UTC)
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def main() -> None:
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            figures = asyncio.run(_measure())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(rows=2 * ROWS, **figures)
    sys.exit(1 if figures["left"] or figures["differs"] or figures["changed"] else 0)


async def _measure() -> dict[str, Any]:
    import directory.classes  # noqa: PLC0415, F401 -- as above
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from directory.imports import rules  # noqa: PLC0415
    from directory.imports.commands import take_back  # noqa: PLC0415
    from seed.plan_facts import load_plan  # noqa: PLC0415
    from tests.make.sheets import houses, people  # noqa: PLC0415

    rules.LONG = ROWS * 2
    await upgrade()
    async with pool():
        await load_plan()
        sheets = (("organisations", houses(Random(1), ROWS)), ("people", people(Random(2), ROWS, ROWS)))
        before, said, left, changed, begun = await _state(), [], 0, 0, time.perf_counter()
        for _ in range(2):
            numbers = [await _brought(subject, content, applied=True) for subject, content in sheets]
            said.append(_plain(await _state()))
            for subject, content in sheets:
                changed += await _still(await _brought(subject, content, applied=False))
            for number in reversed(numbers):
                await take_back(SYSTEM, number, now=NOW)
            after = await _state()
            left += sum(len(before[name].items() ^ after[name].items()) for name in before)
        differs = sum(((said[0] - said[1]) + (said[1] - said[0])).values())
        spent = round(time.perf_counter() - begun, 1)
        return {"left": left, "differs": differs, "changed": changed, "made": sum(said[0].values()), "spent_s": spent}


async def _brought(subject: str, content: bytes, *, applied: bool) -> UUID:
    from core.actor import SYSTEM  # noqa: PLC0415
    from directory.imports.commands import Reading, apply, keep, say_columns  # noqa: PLC0415
    from directory.imports.queries import columns_of, import_called  # noqa: PLC0415
    from directory.imports.reading.grids import sheets_in  # noqa: PLC0415

    number: UUID = await keep(SYSTEM, sheets_in(content), subject=subject, file="list.csv", now=NOW)
    columns = await columns_of(SYSTEM, number)
    await say_columns(SYSTEM, number, Reading(columns.sheet, columns.mapping, "KR", "dmy"), now=NOW)
    if applied:
        await apply(SYSTEM, number, now=NOW)
    print(subject, dict((await import_called(SYSTEM, number)).tally), file=sys.stderr)
    return number


async def _still(number: UUID) -> int:
    """Rows of a sheet that was only tried out and that would make or change something."""
    from core.actor import SYSTEM  # noqa: PLC0415
    from directory.imports.queries import import_called  # noqa: PLC0415

    tally = (await import_called(SYSTEM, number)).tally
    return sum(count for outcome, count in tally.items() if outcome not in ("unchanged", "refused", "conflict"))


async def _state() -> dict[str, dict[str, str]]:
    """Every row that a sheet may touch, by id, without its version, which only ever rises."""
    from directory.imports.rows.stored import TABLES, rows_of  # noqa: PLC0415

    found = {}
    for name, table in TABLES.items():
        ids = [row["id"] for row in await table.raw(f"SELECT id FROM {table._meta.tablename}")]  # noqa: S608 -- our own
        found[name] = {str(row["id"]): str({**row, "version": 0}) for row in await rows_of(name, ids)}
    return found


def _plain(state: dict[str, dict[str, str]]) -> Counter[str]:
    """What each says but for the ids, which are new each time."""
    return Counter(f"{name} {AN_ID.sub('', said)}" for name, rows in state.items() for said in rows.values())


if __name__ == "__main__":
    main()
