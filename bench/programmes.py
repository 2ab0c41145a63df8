"""Databases for benches: the embedded server in a folder of their own, filled through the commands an organiser uses."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from core.db.embedded import dsn, running

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "var" / "bench"
COMMAND = Path(sys.executable).parent / "litestar"


@contextmanager
def fresh_database(name: str) -> Iterator[str]:
    """An empty database with the tables, on an embedded server that is stopped at the end; its address."""
    with running(FOLDER):
        admin = dsn(FOLDER)
        asyncio.run(_recreate(admin, name))
        parts = urlsplit(admin)
        address = urlunsplit(parts._replace(path=f"/{name}"))
        run(address, ["database", "upgrade"])
        yield address


@contextmanager
def sample_database() -> Iterator[str]:
    """With the sample edition and the facts of the plan, released."""
    with fresh_database("bench_sample") as address:
        run(address, ["seed", "load"])
        yield address


def run(address: str, arguments: Sequence[str]) -> str:
    """`litestar …` on that database; its output. Raises CalledProcessError."""
    environment = {**os.environ, "DATABASE_URL": address}
    done = subprocess.run([COMMAND, *arguments], env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


async def copied(address: str, name: str, times: int) -> list[str]:
    """Addresses of databases that are as that one is now; nobody may be connected to it."""
    parts, copies = urlsplit(address), [f"{name}_{n}" for n in range(times)]
    admin = await asyncpg.connect(urlunsplit(parts._replace(path="/postgres")))
    try:
        for copy in copies:
            await admin.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
            await admin.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    finally:
        await admin.close()
    return [urlunsplit(parts._replace(path=f"/{copy}")) for copy in copies]


async def dropped(addresses: Sequence[str]) -> None:
    """Those copies again: each is a thousand files, which a server that was killed looks through."""
    for address in addresses:
        parts = urlsplit(address)
        admin = await asyncpg.connect(urlunsplit(parts._replace(path="/postgres")))
        try:
            await admin.execute(f'DROP DATABASE IF EXISTS "{parts.path[1:]}" WITH (FORCE)')
        finally:
            await admin.close()


async def _recreate(admin: str, name: str) -> None:
    connection = await asyncpg.connect(admin)
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()
