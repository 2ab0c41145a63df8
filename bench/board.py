"""The editors' board with 1,351 sessions, and two others who have it open: `python -m bench.board`.

`render_ms` is the page of the fullest day, asked for over HTTP (median), `page_gz_bytes` what comes over the line. A step is
a slot made five minutes shorter or longer: `step_p95_ms` is from sending the form until the sender and both others, who
heard of it and asked anew, have the board as it is now. Editors, server and database share one machine.
"""

import asyncio
import gzip
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from bench.importing import DAYS, FIRST_DAY, NOW, SEED, SESSIONS, document
from bench.killing import free_port, until_ready
from bench.programmes import fresh_database
from bench.report import finish, median, percentile

RENDERED, STEPS, LISTENERS = 9, 20, 2
BOARD = "/desk/congress/programme"
CARD = re.compile(r'id="card-([0-9a-f-]+)"')
SECONDS, AGAIN_SECONDS, TRIES = 60.0, 0.2, 300


def main() -> None:
    with fresh_database("bench_board") as address:
        os.environ["DATABASE_URL"] = address
        port = free_port()
        environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WEB_CONCURRENCY": "1"}
        tokens = asyncio.run(_fill(1 + LISTENERS))
        with Path(os.devnull).open("w") as log:
            process = subprocess.Popen([sys.executable, "-m", "core.serve"], env=environment, stdout=log, stderr=log)
            try:
                asyncio.run(until_ready(f"http://127.0.0.1:{port}"))
                rendered, page, steps = asyncio.run(_measure(f"http://127.0.0.1:{port}", tokens))
            finally:
                process.terminate()
                process.wait(timeout=30)
    finish(
        render_ms=round(median(rendered) * 1000, 1),
        page_gz_bytes=len(gzip.compress(page, 6)),
        step_p95_ms=round(percentile(steps, 0.95) * 1000, 1),
        sessions=SESSIONS,
        cards=len(CARD.findall(page.decode())),
    )


async def _fill(editors: int) -> list[str]:
    """The congress, and the tokens of so many who edit it."""
    from core.access.roles import Role  # noqa: PLC0415 -- the engine reads its address when it is imported
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.clock import system_clock  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.interchange.loading_files import Wish, load_files  # noqa: PLC0415
    from tests.make.accounts import account, session_of  # noqa: PLC0415

    async with pool():
        last = FIRST_DAY + timedelta(days=DAYS - 1)
        await create_edition(
            SYSTEM, slug="congress", names={"en": "A congress"}, starts_on=FIRST_DAY, ends_on=last, zone="UTC", now=NOW
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "schedule.xml"
            path.write_text(document(random.Random(SEED)))
            await load_files(SYSTEM, Wish([path], "congress"), now=NOW, progress=lambda _: None)
        now = system_clock()
        people = [await account(role=Role.PROGRAMME_EDITOR, name=f"editor {n}", now=now) for n in range(editors)]
        return [await session_of(one, now=now) for one in people]


async def _measure(base: str, tokens: list[str]) -> tuple[list[float], bytes, list[float]]:
    from core.db.engine import pool  # noqa: PLC0415 -- as above

    async with pool():
        clients = [httpx.AsyncClient(base_url=base, cookies={"madang": one}, timeout=SECONDS) for one in tokens]
        day = await _fullest_day()
        rendered, page = [], b""
        for _ in range(RENDERED):
            begun = time.perf_counter()
            page = await _board(clients[0], day)
            rendered.append(time.perf_counter() - begun)
        steps = [await _step(clients, tokens[0], day, number) for number in range(STEPS)]
        for one in clients:
            await one.aclose()
    return rendered, page, steps


async def _step(clients: list[httpx.AsyncClient], token: str, day: str, number: int) -> float:
    """One step, seen by everybody."""
    from core.access.csrf import token_for  # noqa: PLC0415 -- as above

    slot, fields = await _longer_or_shorter(day, number)
    ready = [asyncio.Event() for _ in clients[1:]]
    others = [asyncio.create_task(_seen(one, day, event)) for one, event in zip(clients[1:], ready, strict=True)]
    await asyncio.gather(*(event.wait() for event in ready))
    begun = time.perf_counter()
    sent = await clients[0].post(f"{BOARD}/slots/{slot}", data={"csrf": token_for(token), **fields})
    if sent.status_code != httpx.codes.SEE_OTHER:
        raise RuntimeError(f"the step was refused: {sent.status_code}")
    await _board(clients[0], day)
    await asyncio.gather(*others)
    return time.perf_counter() - begun


async def _seen(client: httpx.AsyncClient, day: str, ready: asyncio.Event) -> None:
    """Listens until something is told, then asks for the board as a browser does."""
    from expo.editions.queries import edition_called  # noqa: PLC0415 -- as above
    from expo.programme.edits.commands import last_number  # noqa: PLC0415

    known = await last_number((await edition_called("congress")).id)
    async with client.stream("GET", f"{BOARD}/listen?after={known}") as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data:") and line.removeprefix("data:").strip().isdecimal():
                break
            ready.set()
    await _board(client, day)


async def _board(client: httpx.AsyncClient, day: str) -> bytes:
    """As long as it takes: a machine that is busy with other things says to come back."""
    for _ in range(TRIES):
        answer = await client.get(f"{BOARD}?day={day}")
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            return answer.raise_for_status().content
        await asyncio.sleep(AGAIN_SECONDS)
    raise TimeoutError("the board does not come")


async def _fullest_day() -> str:
    from expo.programme.tables import Slot  # noqa: PLC0415 -- as above

    rows = await Slot.select(Slot.begins_at)
    days: list[str] = [row["begins_at"].date().isoformat() for row in rows]
    return max(set(days), key=days.count)


async def _longer_or_shorter(day: str, number: int) -> tuple[str, dict[str, Any]]:
    """Always the same slot: five minutes less, then five more."""
    from expo.programme.tables import Slot  # noqa: PLC0415 -- as above

    columns = (Slot.id, Slot.begins_at, Slot.ends_at, Slot.revision, Slot.room.code.as_alias("room"))
    rows = [row for row in await Slot.select(*columns) if row["begins_at"].date().isoformat() == day]
    row = min(rows, key=lambda one: str(one["id"]))
    minutes = int((row["ends_at"] - row["begins_at"]) / timedelta(minutes=1)) + (5 if number % 2 else -5)
    fields = {
        "room": row["room"],
        "day": day,
        "begin": f"{row['begins_at']:%H:%M}",
        "minutes": minutes,
        "revision": row["revision"],
        "reason": "a bench",
    }
    return str(row["id"]), fields


if __name__ == "__main__":
    main()
