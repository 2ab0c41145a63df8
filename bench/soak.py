"""`python -m bench.soak [SECONDS]`: readers read on while the database and web processes are killed, again and again.

`failures` are answers other than 200, and refused connections: there must be none. `dropped` are connections cut in the
middle by the kill of the process that held them. `growth_mb` is what the oldest web process has gained in memory.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.killing import free_port, kill_database, until_ready, web_processes
from bench.pages import programme
from bench.programmes import ROOT
from bench.report import finish, percentile

READERS = 8
PAUSE_SECONDS = 0.05
DATABASE_DIES_EVERY = 7.0
WEB_DIES_EVERY = 11.0
LANGUAGES = ("ko", "en", "zh-Hans", "es", "ar")


@dataclass
class Tally:
    """What happened."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0
    dropped: int = 0
    database_kills: int = 0
    web_kills: int = 0


def main() -> None:
    duration = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with programme() as (address, slug):
        port = free_port()
        surroundings = {**os.environ, "DATABASE_URL": address, "PORT": str(port), "WEB_CONCURRENCY": "2"}
        server = subprocess.Popen([sys.executable, "-m", "core.serve"], cwd=ROOT, env=surroundings)
        try:
            tally, growth = asyncio.run(_soak(f"http://127.0.0.1:{port}", slug, server.pid, duration))
        finally:
            server.terminate()
            server.wait(timeout=30)
    finish(
        requests=len(tally.seconds),
        failures=tally.failures,
        dropped=tally.dropped,
        p99_ms=round(percentile(tally.seconds, 0.99) * 1000, 1),
        database_kills=tally.database_kills,
        web_kills=tally.web_kills,
        growth_mb=round(growth, 1),
    )
    sys.exit(1 if tally.failures else 0)


async def _soak(base: str, slug: str, server: int, duration: float) -> tuple[Tally, float]:
    tally = Tally()
    await until_ready(base)
    pages = [f"{base}/{language}/{slug}/schedule" for language in LANGUAGES]
    await asyncio.gather(*(_warm(page) for page in pages))
    lasting = min(web_processes(server))
    before = _megabytes(lasting)
    until = time.monotonic() + duration
    await asyncio.gather(
        *(_read(pages, number, until, tally) for number in range(READERS)),
        _every(DATABASE_DIES_EVERY, until, lambda: _kill_database(tally)),
        _every(WEB_DIES_EVERY, until, lambda: _kill_web(server, lasting, tally)),
    )
    return tally, _megabytes(lasting) - before


async def _read(pages: list[str], number: int, until: float, tally: Tally) -> None:
    """A connection at a time, as a reader has one; a cut one is opened anew."""
    turn = number
    async with httpx.AsyncClient(headers={"accept-encoding": "gzip"}, timeout=10) as client:
        while time.monotonic() < until:
            turn += 1
            begun = time.perf_counter()
            try:
                answer = await client.get(pages[turn % len(pages)])
            except (httpx.RemoteProtocolError, httpx.ReadError):
                tally.dropped += 1
            except httpx.TransportError:
                tally.failures += 1
            else:
                tally.failures += answer.status_code != 200
                tally.seconds.append(time.perf_counter() - begun)
            await asyncio.sleep(PAUSE_SECONDS)


async def _every(seconds: float, until: float, act: Callable[[], Awaitable[None]]) -> None:
    while time.monotonic() + seconds < until:
        await asyncio.sleep(seconds)
        await act()


async def _kill_database(tally: Tally) -> None:
    tally.database_kills += kill_database()


async def _kill_web(server: int, lasting: int, tally: Tally) -> None:
    """Any but the one whose memory is watched."""
    for pid in sorted(web_processes(server) - {lasting})[:1]:
        os.kill(pid, signal.SIGKILL)
        tally.web_kills += 1


def _megabytes(pid: int) -> float:
    """Resident memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def _warm(page: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(10):
            (await client.get(page)).raise_for_status()


if __name__ == "__main__":
    main()
