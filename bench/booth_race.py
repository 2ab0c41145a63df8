"""Fifty companies that send the same form at the same moment: `python -m bench.booth_race [ROUNDS]`.

Each round one booth is wanted by all of them, over HTTP, on two web processes. `double_booked` counts rounds after which the
booth has more than one live reservation, or none; `errors` answers other than one 303 and forty-nine 409 with the sentence
for who was late; `told_s` is the longest that one of those waited. `naive_double_booked` is the share of rounds in which a
twin that looks first and writes then, over HTTP as well, lets the booth twice.
"""

import asyncio
import os
import secrets
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import asyncpg
import httpx

from bench.killing import free_port, until_ready
from bench.programmes import FOLDER, ROOT, fresh_database
from bench.report import finish
from bench.wire import Wire, wired

CLIENTS, ROUNDS, EDITION = 50, 200, "race"
WON, LATE = 303, 409
LIVE = """
SELECT count(*) FROM expo_booth_taken t JOIN expo_booth b ON b.id = t.booth
WHERE b.number = $1 AND t.ended_at IS NULL
"""
NAIVE = """
import asyncio, sys
import uvicorn
from litestar import Litestar, post
from core.db.engine import DB, pool
from piccolo.querystring import QueryString

@post("/take/{number:int}")
async def take(number: int) -> str:
    taken = await DB.run_querystring(QueryString("SELECT 1 FROM bench_naive WHERE booth = {}", number))
    if taken:
        return "late"
    await asyncio.sleep(0.01)  # stands for prices, terms and rules, which the real one reads between the two
    await DB.run_querystring(QueryString("INSERT INTO bench_naive (booth) VALUES ({}) RETURNING booth", number))
    return "won"

uvicorn.run(Litestar([take], openapi_config=None, lifespan=[lambda _: pool()]), host="127.0.0.1", port=int(sys.argv[1]),
            log_level="error", workers=1)
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    port = free_port()
    with fresh_database("bench_race") as address:
        os.environ.update(
            DATABASE_URL=address,
            SECRET_KEY=secrets.token_hex(32),
            PORT=str(port),
            BASE_URL=f"http://localhost:{port}",
            WEB_CONCURRENCY="2",
        )
        asyncio.run(_bench(rounds, address, f"http://localhost:{port}"))


async def _bench(rounds: int, address: str, base: str) -> None:
    people = await _companies(rounds)
    web = _started(["-m", "core.serve"])
    connection = await asyncpg.connect(address)
    try:
        await until_ready(base)
        double, errors, told = await _rounds(rounds, base, people, connection)
    finally:
        web.terminate()
        web.wait(timeout=40)
    naive = await _naive(rounds, connection)
    await connection.close()
    finish(
        rounds=rounds,
        clients=CLIENTS,
        double_booked=double,
        errors=errors,
        told_s=round(told, 2),
        naive_double_booked=round(naive / rounds, 3),
    )


def _started(arguments: list[str]) -> subprocess.Popen[bytes]:
    """What it says stays in `race.log` in the bench's folder."""
    with (FOLDER / "race.log").open("ab") as said:
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)


async def _rounds(
    rounds: int, base: str, people: list[tuple[str, str, str]], connection: asyncpg.Connection
) -> tuple[int, int, float]:
    """Rounds that ended badly, answers that were none of the two, and the longest that a loser waited."""
    double = errors = 0
    told = 0.0
    wires = [await wired(base) for _ in people]
    for number in range(rounds):
        booth = f"R-{number + 1}"
        ended = await asyncio.gather(*(_take(wire, one, booth) for wire, one in zip(wires, people, strict=True)))
        won = sum(status == WON for status, _, _ in ended)
        late = [seconds for status, sentence, seconds in ended if status == LATE and sentence]
        double += won != 1 or await connection.fetchval(LIVE, booth) != 1
        errors += CLIENTS - won - len(late)
        told = max([told, *late])
        await _give_back(connection)
        if number % 20 == 0:
            print(f"{number + 1}/{rounds}: told within {max(late, default=0):.2f} s", file=sys.stderr)
    return double, errors, told


async def _take(wire: Wire, one: tuple[str, str, str], booth: str) -> tuple[int, bool, float]:
    company, token, csrf = one
    begun = time.perf_counter()
    status, said = await wire.post(
        f"/portal/{company}/exhibit/{EDITION}/booths",
        {"csrf": csrf, "idempotency": secrets.token_hex(16), "booth": booth},
        {"cookie": f"madang={token}", "sec-fetch-site": "same-origin"},
    )
    return status, f"Booth {booth} was taken a moment ago." in said, time.perf_counter() - begun


async def _give_back(connection: asyncpg.Connection) -> None:
    """By the organiser, so that whoever won can hold another one in the next round."""
    taken = "UPDATE expo_booth_taken SET ended_at = now() WHERE ended_at IS NULL RETURNING reservation"
    rows = await connection.fetch(taken)
    ids = [row["reservation"] for row in rows]
    await connection.execute(
        "UPDATE expo_reservation SET state = 'released', until = NULL, ended_at = now() WHERE id = ANY($1)", ids
    )


async def _naive(rounds: int, connection: asyncpg.Connection) -> int:
    """In how many rounds the twin let a booth more than once."""
    await connection.execute("CREATE TABLE bench_naive (booth integer)")
    await connection.execute("GRANT ALL ON bench_naive TO PUBLIC")
    port = free_port()
    twin = _started(["-c", NAIVE, str(port)])
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            await _until_open(client)
            for number in range(rounds):
                await asyncio.gather(*(client.post(f"/take/{number}") for _ in range(CLIENTS)))
    finally:
        twin.terminate()
        twin.wait(timeout=10)
    twice = "SELECT count(*) FROM (SELECT booth FROM bench_naive WHERE booth >= 0 GROUP BY booth HAVING count(*) > 1) t"
    return int(await connection.fetchval(twice))


async def _until_open(client: httpx.AsyncClient) -> None:
    for _ in range(300):
        try:
            await client.post("/take/-1")
        except httpx.TransportError:
            await asyncio.sleep(0.1)
        else:
            return
    raise TimeoutError("the twin does not answer")


async def _companies(rounds: int) -> list[tuple[str, str, str]]:
    """Code, session and form token of whoever acts for each; and a booth for every round."""
    import app  # noqa: F401, PLC0415 -- letters need who knows languages
    from core.access.csrf import token_for  # noqa: PLC0415 -- the engine reads DATABASE_URL when it is imported
    from core.access.roles import Role  # noqa: PLC0415
    from core.actor import SYSTEM  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415
    from expo.editions.commands import create_edition  # noqa: PLC0415
    from expo.editions.queries import edition_called  # noqa: PLC0415
    from tests.make.accounts import account, session_of  # noqa: PLC0415
    from tests.make.exhibitors import exhibitor, fair  # noqa: PLC0415
    from tests.make.lets import booths  # noqa: PLC0415

    now, found = datetime.now(UTC), []
    async with pool():
        await create_edition(
            SYSTEM,
            slug=EDITION,
            names={"en": "A race"},
            starts_on=now.date(),
            ends_on=now.date() + timedelta(days=2),
            zone="Asia/Seoul",
            now=now,
        )
        edition: UUID = (await edition_called(EDITION)).id
        await fair(edition, booths_open_at=now - timedelta(days=1))
        await booths(edition, rounds, prefix="R", first=1)
        for number in Random(7).sample(range(CLIENTS), CLIENTS):
            one, _ = await exhibitor(f"company-{number}", state="approved", edition=EDITION)
            whose = await account(role=Role.EXHIBITOR_OWNER, scope=one.scope, now=now)
            token = await session_of(whose, now=now)
            found.append((one.organisation_code, token, token_for(token)))
    return found


if __name__ == "__main__":
    main()
