"""A change of the day, heard by 5,000 who listen to one process: `python -m bench.live [listeners]`.

`p99_s` is from the moment at which the command was called to the moment at which 99 of 100 had the words, over several
changes, the slowest of them; `kib_each` what the process grew by for each listener. Listeners, server and database share
one machine.
"""

import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from bench.killing import free_port, until_ready
from bench.programmes import fresh_database, run
from bench.report import finish, percentile

LISTENERS, CHANGES, AT_ONCE = 5_000, 5, 200
PAGE_KIB = resource.getpagesize() // 1024
ASKED = "GET /{lang}/wsce-2026/live/listen HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n\r\n"
LANGUAGES = ("ko", "en", "zh-Hans", "es", "ar")
SECONDS = 30.0


class Crowd:
    """Who listens; `heard` are the moments at which each of them had the latest words."""

    def __init__(self) -> None:
        self.heard: list[float] = []
        self.opened = 0
        self.everybody = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def join(self, host: str, port: int, language: str) -> None:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(ASKED.format(lang=language, host=f"{host}:{port}").encode())
        await writer.drain()
        if b"200" not in await reader.readline():
            raise ConnectionError("not let in")
        self.opened += 1
        self.tasks.append(asyncio.create_task(self._listen(reader, writer)))

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while octets := await reader.readline():
                if octets.startswith(b"data: "):
                    self.heard.append(time.perf_counter())
                    if len(self.heard) == self.opened:
                        self.everybody.set()
        finally:
            writer.close()


def main() -> None:
    listeners = int(sys.argv[1]) if len(sys.argv) > 1 else LISTENERS
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    with fresh_database("bench_live") as address:
        run(address, ["seed", "load"])
        os.environ["DATABASE_URL"] = address
        port = free_port()
        environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WEB_CONCURRENCY": "1"}
        log = Path(os.devnull).open("w")  # noqa: SIM115 -- as long as the process
        process = subprocess.Popen([sys.executable, "-m", "core.serve"], env=environment, stdout=log, stderr=log)
        try:
            asyncio.run(until_ready(f"http://127.0.0.1:{port}"))
            slowest, each = asyncio.run(_measure(f"http://127.0.0.1:{port}", process.pid, listeners))
        finally:
            process.terminate()
            process.wait(timeout=30)
    finish(listeners=listeners, p99_s=round(slowest, 2), kib_each=round(each, 1), changes=CHANGES)


async def _measure(base: str, pid: int, listeners: int) -> tuple[float, float]:
    from core.db.engine import pool  # noqa: PLC0415 -- the engine reads its address when it is imported

    parts, crowd = urlsplit(base), Crowd()
    before = _resident(pid)
    for first in range(0, listeners, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, listeners))
        joining = (crowd.join(parts.hostname or "", parts.port or 0, LANGUAGES[n % len(LANGUAGES)]) for n in numbers)
        await asyncio.gather(*joining)
    await asyncio.sleep(1)
    each = (_resident(pid) - before) / crowd.opened
    async with pool():
        say = await _speaker()
        slowest = max([await _heard(crowd, say) for _ in range(CHANGES)])
    for task in crowd.tasks:
        task.cancel()
    await asyncio.gather(*crowd.tasks, return_exceptions=True)
    return slowest, each


async def _heard(crowd: Crowd, say: Callable[[], Awaitable[None]]) -> float:
    """Until 99 of 100 heard it."""
    crowd.heard.clear()
    crowd.everybody.clear()
    begun = time.perf_counter()
    await say()
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS):
            await crowd.everybody.wait()
    missing = [begun + SECONDS] * (crowd.opened - len(crowd.heard))
    return percentile([moment - begun for moment in (*crowd.heard, *missing)], 0.99)


async def _speaker() -> Callable[[], Awaitable[None]]:
    """Says each time that the first session begins a minute later still."""
    from core.actor import SYSTEM  # noqa: PLC0415 -- as above
    from core.clock import system_clock  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from expo.live.commands import say_of_slot  # noqa: PLC0415
    from expo.live.rules import Act  # noqa: PLC0415
    from expo.releases.publication import Publication  # noqa: PLC0415
    from expo.releases.queries import latest_release  # noqa: PLC0415

    snapshot = await latest_release((await edition_called("wsce-2026")).id)
    if snapshot is None:
        raise LookupError("the sample was not released")
    shown, minutes = Publication(snapshot), iter(range(1, 600))

    async def say() -> None:
        act = Act("delayed", minutes=next(minutes))
        await say_of_slot(SYSTEM, shown, slot=shown.meetings[0].slot.id, act=act, now=system_clock())

    return say


def _resident(pid: int) -> float:
    """KiB of memory that the process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_KIB


if __name__ == "__main__":
    main()
