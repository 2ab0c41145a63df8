"""The matrix of translations of 1,351 sessions, and finding the memory of one text: `python -m bench.workbench`.

`matrix_ms` is reading all texts of the edition and counting them by kind and language, `string_ms` is that and what stands
beside one text; medians of nine, the first not counted.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.importing import DAYS, FIRST_DAY, NOW, SEED, SESSIONS, document
from bench.report import finish, median

TIMES, INTO = 9, "es"


def main() -> None:
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    path = Path(folder) / "schedule.xml"
    path.write_text(document(random.Random(SEED)))
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            matrix, string, texts = asyncio.run(_measure(path))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(matrix_ms=round(matrix * 1000, 1), string_ms=round(string * 1000, 1), sessions=SESSIONS, texts=texts)


async def _measure(path: Path) -> tuple[float, float, int]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.db.engine import pool  # noqa: PLC0415
    from core.db.schema import upgrade  # noqa: PLC0415
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.interchange.loading_files import Wish, load_files  # noqa: PLC0415
    from expo.releases.commands import release_programme  # noqa: PLC0415
    from expo.translations.contents import CONTENTS  # noqa: PLC0415
    from i18n.workbench.registry import translatable  # noqa: PLC0415

    translatable(CONTENTS)
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
        taken = [await _once() for _ in range(TIMES + 1)][1:]
    return median([one[0] for one in taken]), median([one[1] for one in taken]), taken[0][2]


async def _once() -> tuple[float, float, int]:
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from i18n.workbench.queries import aid_for, board_of  # noqa: PLC0415
    from i18n.workbench.rules import queue  # noqa: PLC0415

    begun = time.perf_counter()
    board = await board_of(SYSTEM, "congress", now=NOW)
    board.matrix()
    board.wholes()
    counted = time.perf_counter()
    await aid_for(board, queue(board.lines[INTO], "open")[0], INTO)
    return counted - begun, time.perf_counter() - begun, len(board.stock.items)


if __name__ == "__main__":
    main()
