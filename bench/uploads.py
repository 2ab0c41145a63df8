"""Files as attackers and bad lines send them, over HTTP through the real handlers: `uploads`, `errors`, `wrong_type`.

    python -m bench.uploads [NUMBER]

Each file that was taken is fetched from the storage and looked at again. It has a database of its own.
"""

import asyncio
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from uuid import UUID

from bench.report import finish

NUMBER = 2_100
AT_ONCE = 3
NOW = datetime(2026, 11, 23, tzinfo=UTC)
ORGANISATION = UUID(int=1)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    folder = tempfile.mkdtemp(prefix="madang-bench-")
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    from core.db.at_hand import database_at_hand  # noqa: PLC0415 -- the engine reads DATA_DIR when it is imported

    try:
        with database_at_hand():
            figures = asyncio.run(_measure(number))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    finish(**figures)
    sys.exit(any(figures[name] for name in ("errors", "wrong_type", "good_refused", "bad_taken")))


async def _measure(number: int) -> dict[str, float]:
    from core.db.engine import pool  # noqa: PLC0415 -- as above
    from core.db.schema import upgrade  # noqa: PLC0415
    from tests.core.files import hostile, sending  # noqa: PLC0415
    from tests.make.organisations import member, organisation  # noqa: PLC0415

    await upgrade()
    async with pool():
        await organisation("maru", id=ORGANISATION)
        owner = member(ORGANISATION)
        files = hostile.files(number)
        async with sending.client(sending.application(owner, NOW)) as client:
            # One iterator for all: each takes the next file as soon as it is free.
            tallies = await asyncio.gather(*(sending.send_all(client, owner, "maru", files) for _ in range(AT_ONCE)))
    for line in (line for tally in tallies for line in tally.told):
        print(line, file=sys.stderr)
    return {
        "uploads": sum(tally.uploads for tally in tallies),
        "taken": sum(tally.taken for tally in tallies),
        "errors": sum(tally.errors for tally in tallies),
        "wrong_type": sum(tally.wrong_type for tally in tallies),
        "good_refused": sum(tally.refused_good for tally in tallies),
        "bad_taken": sum(tally.taken_bad for tally in tallies),
        "slowest_s": round(max(tally.slowest_s for tally in tallies), 2),
    }


if __name__ == "__main__":
    main()
