"""A large directory, asked by an officer: `python -m bench.directory [--scale 0.1] [--keep]`.

100,000 organisations, 500,000 people in post and 2,000,000 entries of timelines are written by the database itself; then
the real application is asked over HTTP, one question at a time, after every address was asked once. `--keep` asks
the database of the last run again. How long an import takes is told by `bench.directory_import`.
"""

import argparse
import asyncio
import hashlib
import secrets
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import httpx

from bench.directory_rows import COLLEAGUES, fill
from bench.programmes import ROOT, run
from bench.report import finish, percentile
from bench.server import serving
from core.db.embedded import dsn, running

FOLDER = ROOT / "var" / "bench-directory"
NAME = "bench_directory"
TIMES = 6
SEARCHES = (
    *("김민", "민준", "한빛기술", "ㄱㅁㅈ", "ㅅㅇㅅ", "스마트시티 협력", "서울", "이서"),
    *("quispe", "Quispe Mamani", "garcia", "nunez", "andes tech", "delta", "kim", "josé par"),
    *("محمد", "العتيبي", "احمد خالد", "王伟", "wangwei", "欧阳"),
    *("quipse", "mamanni", "garica", "salzar", "paredess", "vargass"),
    *("quispe.12", "kim.2048@mail.example", "garcia.100@mail", "house-777", "agreement-12", "namgung min"),
)
LISTS = (
    *("/desk/organisations", "/desk/organisations?q=delta", "/desk/organisations?q=한빛", "/desk/people?country=PE"),
    *("/desk/people?q=quispe", "/desk/people", "/desk/agreements?order=code", "/desk/agreements?q=12"),
    *("/desk/timeline", "/desk/timeline?kind=meeting&since=2026-06-01", "/desk/tasks"),
)


def main() -> None:
    asked = _arguments()
    with running(FOLDER):
        admin = dsn(FOLDER)
        address = urlunsplit(urlsplit(admin)._replace(path=f"/{NAME}"))
        if not asked.keep:
            asyncio.run(_recreated(admin))
        run(address, ["database", "upgrade"])
        if not asked.keep:
            run(address, ["seed", "load"])
        token, pages = asyncio.run(_prepared(address, None if asked.keep else asked.scale))
        with serving(address) as base:
            figures = asyncio.run(_measured(base, token, pages))
    finish(**figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args()


async def _recreated(admin: str) -> None:
    connection = await asyncpg.connect(admin)
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{NAME}"')
    finally:
        await connection.close()


async def _prepared(address: str, scale: float | None) -> tuple[str, list[str]]:
    """A session of one of the desk's officers, and the pages of the records with the longest timelines."""
    owner = await asyncpg.connect(address)
    try:
        if scale is not None:
            begun = time.perf_counter()
            await _colleagues(owner)
            wanted = await fill(owner, scale)
            print(f"{dict(wanted)} in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        token = secrets.token_hex(16)
        await owner.execute(
            """
INSERT INTO core_session (id, account, digest, proved, complete, began_at, seen_at, confirmed_at, ends_at, idle_minutes)
SELECT gen_random_uuid(), id, $1, '["password", "totp"]', true, now(), now(), now(), now() + interval '1 day', 600
FROM core_account WHERE email = 'desk-1@bench.example'
""",
            hashlib.sha256(token.encode()).digest(),
        )
        return token, await _records(owner)
    finally:
        await owner.close()


async def _colleagues(owner: asyncpg.Connection) -> None:
    for number in range(1, COLLEAGUES + 1):
        account = uuid4()
        await owner.execute(
            """
INSERT INTO core_account (id, kind, email, name, created_at, accepted_at) VALUES ($1, 'staff', $2, $3, now(), now())
""",
            *(account, f"desk-{number}@bench.example", f"Officer {number}"),
        )
        scope = None if number <= COLLEAGUES / 2 else f"country:{'KR' if number % 2 else 'PE'}"
        await owner.execute(
            """
INSERT INTO core_grant (id, account, kind, role, scope, granted_at, granted_by, reason)
VALUES (gen_random_uuid(), $1, 'staff', 'cooperation_officer', $2, now(), 'system:bench', 'a bench')
""",
            *(account, scope),
        )


LONGEST = """
SELECT s.{0} AS id FROM crm_entry_subject s WHERE s.{0} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 5
"""

CODES = {
    "organisation": "SELECT 'organisations' AS stem, code FROM directory_organisation WHERE id = ANY($1)",
    "country": "SELECT 'countries' AS stem, code FROM directory_country WHERE id = ANY($1)",
    "agreement": "SELECT 'agreements' AS stem, code FROM crm_agreement WHERE id = ANY($1) AND sight = 'team'",
}


async def _records(owner: asyncpg.Connection) -> list[str]:
    found = [f"/desk/people/{row['id']}" for row in await owner.fetch(LONGEST.format("person"))]
    for kind, codes in CODES.items():
        rows = await owner.fetch(codes, [row["id"] for row in await owner.fetch(LONGEST.format(kind))])
        found += [f"/desk/{row['stem']}/{row['code']}" for row in rows]
    return found


async def _measured(base: str, token: str, pages: list[str]) -> dict[str, float]:
    headers = {"cookie": f"madang={token}; __Host-madang={token}"}
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=120) as client:
        found = {
            "list": await _spent(client, LISTS),
            "search": await _spent(client, [f"/desk/palette?q={one}" for one in SEARCHES]),
            "record": await _spent(client, pages),
        }
    return {f"{name}_p95_ms": round(percentile(spent, 0.95) * 1000, 1) for name, spent in found.items()}


async def _spent(client: httpx.AsyncClient, addresses: Sequence[str]) -> list[float]:
    """Seconds of every answer but the first of each address. Raises RuntimeError for one that is no page."""
    spent: list[float] = []
    for address in addresses:
        mine: list[float] = []
        for turn in range(TIMES + 1):
            begun = time.perf_counter()
            answer = await client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address}: {answer.status_code}")
            if turn:
                mine.append(time.perf_counter() - begun)
        times = f"{percentile(mine, 0.5) * 1000:8.1f} {max(mine) * 1000:8.1f} ms"
        print(times, f"{len(answer.content) // 1024:5} KB  {address}", file=sys.stderr)
        spent += mine
    return spent


if __name__ == "__main__":
    main()
