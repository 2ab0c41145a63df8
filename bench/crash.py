"""`python -m bench.crash [REQUESTS [SECONDS]]`: invitations over HTTP while web processes and the database are killed.

Each client repeats what was not answered, with the same key. `lost` were answered and are not there, `doubled` are there
twice; `mails_doubled` reached the mail server twice. `mails_unsure` wait for a person, because a worker was killed while it
sent them. `recovered_s` is the longest time from a kill of the database to the next answer; `database_s` of it is what the
database needed to be there again. `load` is what else the machine had to do. After SECONDS it ends with what it has.
"""

import asyncio
import math
import os
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
from aiosmtpd.controller import Controller

from bench.killing import free_port, kill_database, until_back, until_ready, value_of, web_processes
from bench.postbox import Postbox
from bench.programmes import FOLDER, ROOT, fresh_database
from bench.report import finish, median

CLIENTS = 24
REQUESTS, WEB_KILLS, DATABASE_KILLS = 10_000, 50, 20
"""For fewer requests, fewer kills in proportion."""
WEB_DIES_EVERY, DATABASE_DIES_EVERY, WORKER_DIES_EVERY = 9.0, 11.0, 37.0
"""A web process needs some five seconds to start on two cores: killed more often, nobody would be left to answer."""
TELL_EVERY = 10.0
PAUSE_SECONDS, PATIENCE_SECONDS, DRAIN_SECONDS = 0.2, 20.0, 300.0
DONE = 303


@dataclass
class Tally:
    """What was answered, and what was killed when (monotonic seconds)."""

    acknowledged: list[str] = field(default_factory=list)
    answered_at: list[float] = field(default_factory=list)
    database_killed_at: list[float] = field(default_factory=list)
    database_back_after: list[float] = field(default_factory=list)
    web_kills: int = 0
    worker_kills: int = 0
    refused: Counter[int] = field(default_factory=Counter)


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else math.inf
    box, post, port = Postbox(), free_port(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=post)
    controller.start()
    with fresh_database("bench_crash") as address:
        os.environ.update(
            DATABASE_URL=address,
            SECRET_KEY=secrets.token_hex(32),
            SMTP_URL=f"smtp://127.0.0.1:{post}",
            PORT=str(port),
            BASE_URL=f"http://localhost:{port}",
            WEB_CONCURRENCY="2",
        )
        asyncio.run(_bench(wanted, seconds, address, box, f"http://localhost:{port}"))
    controller.stop()


async def _bench(wanted: int, seconds: float, address: str, box: Postbox, base: str) -> None:
    token, web, crew = await _administrator(), _web(), Crew()
    tally, until = Tally(), time.monotonic() + seconds

    def enough() -> bool:
        """As many as wanted, and killed as often as promised; or out of time."""
        if time.monotonic() > until:
            return True
        killed = tally.web_kills * REQUESTS >= WEB_KILLS * wanted
        killed = killed and len(tally.database_killed_at) * REQUESTS >= DATABASE_KILLS * wanted
        return killed and len(tally.acknowledged) >= wanted

    try:
        await until_ready(base)
        asking = asyncio.gather(*(_client(base, token, count(n, CLIENTS), tally, enough) for n in range(CLIENTS)))
        killing = asyncio.create_task(_kill(web.pid, crew, tally, asking, address))
        telling = asyncio.create_task(_tell(tally))
        await asking
        await killing
        telling.cancel()
        await _until_drained(address)
    finally:
        web.terminate()
        crew.leave()
        web.wait(timeout=40)
    await _report(address, tally, box)


async def _tell(tally: Tally) -> None:
    """How far it is, every ten seconds."""
    begun = time.monotonic()
    while True:
        await asyncio.sleep(TELL_EVERY)
        taken = f"{time.monotonic() - begun:.0f} s: {len(tally.acknowledged)} acknowledged"
        back = " ".join(f"{one:.1f}" for one in map(_recovery(tally), tally.database_killed_at))
        print(
            f"{taken}, back {back}, {tally.web_kills} + {len(tally.database_killed_at)} kills, {dict(tally.refused)}",
            file=sys.stderr,
        )


def _web() -> subprocess.Popen[bytes]:
    """What it says stays in `crash.log`. Byte code is kept, as wherever it is installed: a start takes half as long."""
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(FOLDER / "bytecode")}
    command = [sys.executable, "-m", "core.serve"]
    with (FOLDER / "crash.log").open("wb") as said:
        return subprocess.Popen(command, cwd=ROOT, env=kept, stdout=said, stderr=subprocess.STDOUT)


@dataclass
class Crew:
    """The worker process, started anew whenever it was killed."""

    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "litestar", "jobs", "work"]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.start()

    def leave(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=40)


async def _client(base: str, token: str, numbers: Iterable[int], tally: Tally, enough: Callable[[], bool]) -> None:
    from core.access.csrf import token_for  # noqa: PLC0415 -- only after the secret has been set

    cookies = {"madang": token}
    async with httpx.AsyncClient(base_url=base, cookies=cookies, timeout=PATIENCE_SECONDS) as client:
        for number in numbers:
            if enough():
                return
            email = f"guest{number}@crash.example"
            fields = {
                "name": f"Guest {number}",
                "email": email,
                "language": "ko",
                "role": "auditor",
                "because": "bench",
            }
            fields |= {"csrf": token_for(token), "idempotency": secrets.token_hex(16)}
            while not await _sent(client, fields, tally):  # noqa: ASYNC110 -- the server is another process
                await asyncio.sleep(PAUSE_SECONDS)
            tally.acknowledged.append(email)
            tally.answered_at.append(time.monotonic())


async def _sent(client: httpx.AsyncClient, fields: dict[str, str], tally: Tally) -> bool:
    try:
        answer = await client.post("/desk/accounts", data=fields)
    except httpx.TransportError:
        tally.refused[0] += 1
        return False
    if answer.status_code == DONE and answer.headers["location"].startswith("/desk/accounts/"):
        return True
    tally.refused[answer.status_code] += 1
    return False


async def _kill(web: int, crew: Crew, tally: Tally, asking: asyncio.Future[Any], address: str) -> None:
    """Until everything was asked for, and at least as often as promised."""
    watching: set[asyncio.Task[None]] = set()

    def kill_database() -> None:
        if _kill_database(tally):
            watching.add(asyncio.create_task(_watch(address, tally, time.monotonic())))

    await asyncio.gather(
        _every(WEB_DIES_EVERY, asking, tally, lambda: _kill_web(web, tally)),
        _every(DATABASE_DIES_EVERY, asking, tally, kill_database),
        _every(WORKER_DIES_EVERY, asking, tally, lambda: _kill_worker(crew, tally)),
    )
    await asyncio.gather(*watching)


async def _watch(address: str, tally: Tally, killed_at: float) -> None:
    """When the database answers again, whoever asks: the rest of `recovered_s` is the web's."""
    await until_back(address)
    tally.database_back_after.append(time.monotonic() - killed_at)


async def _every(seconds: float, asking: asyncio.Future[Any], tally: Tally, act: Any) -> None:
    """Not before many were answered since: on a machine with much else to do, nobody would ever be up."""
    answered = 0
    while not asking.done():
        await asyncio.wait({asking}, timeout=seconds)
        if not asking.done() and len(tally.acknowledged) >= answered + CLIENTS:
            answered = len(tally.acknowledged)
            act()


def _kill_web(server: int, tally: Tally) -> None:
    serving = web_processes(server)
    if serving:
        os.kill(secrets.choice(sorted(serving)), signal.SIGKILL)
        tally.web_kills += 1


def _kill_database(tally: Tally) -> bool:
    killed = kill_database()
    if killed:
        tally.database_killed_at.append(time.monotonic())
    return killed


def _kill_worker(crew: Crew, tally: Tally) -> None:
    crew.kill()
    tally.worker_kills += 1


async def _administrator() -> str:
    from core.access.accounts.commands import invite  # noqa: PLC0415 -- only after the database has been named
    from core.access.roles import Role  # noqa: PLC0415
    from core.access.sessions.commands import open_session  # noqa: PLC0415
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.clock import system_clock  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415

    now = system_clock()
    async with pool():
        given = {"email": "boss@crash.example", "name": "Boss", "role": Role.ADMINISTRATOR, "scope": None}
        made = await invite(SYSTEM, **given, because="bench", now=now, purpose="command_line")  # type: ignore[arg-type]
        return (await open_session(made.account, proved=("password", "totp"), now=now)).token


async def _until_drained(address: str) -> None:
    until = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < until:
        left = await value_of(address, "SELECT count(*) FROM core_mail WHERE state IN ('queued', 'sending')")
        if not left:
            return
        await asyncio.sleep(1)


async def _report(address: str, tally: Tally, box: Postbox) -> None:
    there = Counter(
        await value_of(address, "SELECT array_agg(email::text) FROM core_account WHERE email LIKE 'guest%'")
    )
    letters = "SELECT count(*) FROM (SELECT account FROM core_mail GROUP BY account HAVING count(*) > 1) AS twice"
    lost = sum(1 for one in tally.acknowledged if one not in there)
    doubled = sum(1 for times in there.values() if times > 1) + await value_of(address, letters)
    recoveries, back = list(map(_recovery(tally), tally.database_killed_at)), tally.database_back_after
    mails_doubled = sum(1 for times in box.seen.values() if times > 1)
    finish(
        acknowledged=len(tally.acknowledged),
        lost=lost,
        doubled=doubled,
        mails=len(box.seen),
        mails_doubled=mails_doubled,
        mails_unsure=await value_of(address, "SELECT count(*) FROM core_mail WHERE state = 'unsure'"),
        kills=tally.web_kills,
        database_kills=len(tally.database_killed_at),
        worker_kills=tally.worker_kills,
        recovered_s=round(max(recoveries, default=0.0), 2),
        recovered_median_s=round(median(recoveries), 2) if recoveries else 0.0,
        database_s=round(max(back, default=0.0), 2),
        database_median_s=round(median(back), 2) if back else 0.0,
        load=round(os.getloadavg()[1], 1),
        asked_again=sum(tally.refused.values()),
        statuses=" ".join(f"{status}:{times}" for status, times in sorted(tally.refused.items())),
    )
    sys.exit(1 if lost or doubled or mails_doubled else 0)


def _recovery(tally: Tally) -> Any:
    def seconds(killed_at: float) -> float:
        return next((at - killed_at for at in sorted(tally.answered_at) if at > killed_at + 0.05), 0.0)

    return seconds


if __name__ == "__main__":
    main()
