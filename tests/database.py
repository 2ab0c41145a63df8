"""The tests' PostgreSQL: the embedded server, one database a test process, copied from one migrated template."""

import asyncio
import fcntl
import hashlib
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from weakref import WeakKeyDictionary

import asyncpg
from asyncpg.pool import Pool
from asyncpg.prepared_stmt import PreparedStatement

TABLES = (
    "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'"
)
FROM_ONE_AGAIN = """
SELECT setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE 'migration%'
"""
NUMBERS = """
SELECT sequencename, last_value FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE 'migration%'
"""
_owners: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncpg.Connection] = WeakKeyDictionary()
_planned: WeakKeyDictionary[asyncpg.Connection, tuple[tuple[str, ...], PreparedStatement]] = WeakKeyDictionary()
_pools: WeakKeyDictionary[asyncio.AbstractEventLoop, Pool] = WeakKeyDictionary()
_held: list[object] = []
CLOSING_SECONDS = 10


def open_for(worker: str) -> None:
    """Starts or joins the server and names this worker's database in DATABASE_URL, before the engine is imported."""
    given = os.environ.get("DATABASE_URL")
    folder = Path(os.environ["DATA_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    if given is None:
        from core.db.embedded import dsn, running  # noqa: PLC0415 -- not needed with a server of one's own

        server = running(folder)
        server.__enter__()
        _held.append(server)
        given = dsn(folder)
    admin = os.environ.get("MADANG_TEST_SERVER", given)
    os.environ["MADANG_TEST_SERVER"] = admin
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        name = asyncio.run(_database(admin, worker))
    os.environ.update(both(_named(admin, name)))


def close() -> None:
    """The last process out stops the embedded server."""
    while _held:
        _held.pop().__exit__(None, None, None)  # type: ignore[attr-defined]


@asynccontextmanager
async def pooled() -> AsyncIterator[None]:
    """The application's connections, for one test after another of the same loop: a new one has to learn about every table
    first, which takes longer than what most tests ask of it.
    """
    from core.db.engine import DB, POOL_MAX, POOL_MIN, closed  # noqa: PLC0415 -- only after the database has been named

    if DB.pool is not None:
        yield
        return
    loop = asyncio.get_running_loop()
    DB.pool = _pools.pop(loop, None)
    if DB.pool is None:
        await DB.start_connection_pool(min_size=POOL_MIN, max_size=POOL_MAX)
    lent = DB.pool
    try:
        yield
    finally:
        DB.pool = None
        if await _at_rest(lent):
            _pools[loop] = lent
        else:
            await closed(lent)


async def _at_rest(lent: Pool) -> bool:
    """Whether nobody asks anything any more: what a test left running may have something to end."""
    for _ in range(CLOSING_SECONDS * 100):
        if lent.is_closing():
            return False
        if lent.get_idle_size() == lent.get_size():
            return True
        await asyncio.sleep(0.01)
    return False


async def empty() -> None:
    """Every table but the list of migrations, and its numbers from one again.

    Only what was written is emptied, without its triggers where the owner may say so: that takes a tenth of the time that
    truncating every table takes, and it is done before most tests.
    """
    owner = await _owner()
    names = [row["name"] for row in await owner.fetch(TABLES)]
    if await owner.fetchval("SELECT current_setting('is_superuser') = 'on'"):
        await _empty_written(owner, names)
    else:
        await owner.execute(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE")


async def _empty_written(owner: asyncpg.Connection, names: list[str]) -> None:
    written = [f"DELETE FROM {row['name']}" for row in await (await _looks(owner, tuple(names))).fetch()]
    await owner.execute("; ".join([*written, FROM_ONE_AGAIN]))


async def _looks(owner: asyncpg.Connection, names: tuple[str, ...]) -> PreparedStatement:
    """Planned once: planning a look into 300 tables takes the server ten times as long as looking."""
    former = _planned.get(owner)
    if former is None or former[0] != names:
        looks = " UNION ALL ".join(f"SELECT '{name}' AS name WHERE EXISTS (SELECT 1 FROM {name})" for name in names)
        former = _planned[owner] = (names, await owner.prepare(looks))
    return former[1]


@dataclass(frozen=True, slots=True)
class Kept:
    """What lay in every table, as COPY writes it, and the numbers given out so far."""

    rows: Mapping[str, bytes]
    numbers: Mapping[str, int]


async def keep() -> Kept | None:
    """For `put_back`; None where the owner may not put rows back without their triggers."""
    owner = await _owner()
    if not await owner.fetchval("SELECT current_setting('is_superuser') = 'on'"):
        return None
    rows: dict[str, bytes] = {}
    for row in await owner.fetch(TABLES):
        table, out = row["name"].strip('"'), BytesIO()
        if await owner.fetchval(f"SELECT EXISTS (SELECT 1 FROM {row['name']})"):
            await owner.copy_from_table(table, output=out, format="binary")
            rows[table] = out.getvalue()
    return Kept(rows, {row["sequencename"]: row["last_value"] for row in await owner.fetch(NUMBERS)})


async def put_back(kept: Kept) -> None:
    """Into an empty database."""
    owner = await _owner()
    for table, rows in kept.rows.items():
        await owner.copy_to_table(table, source=BytesIO(rows), format="binary")
    for name, last in kept.numbers.items():
        await owner.execute("SELECT setval(format('%I', $1::text)::regclass, $2)", name, last)


async def _owner() -> asyncpg.Connection:
    """One connection is kept, since a new one has to learn about every table first."""
    loop = asyncio.get_running_loop()
    kept = _owners.get(loop)
    if kept is None or kept.is_closed():
        kept = _owners[loop] = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
        if await kept.fetchval("SELECT current_setting('is_superuser') = 'on'"):
            await kept.execute("SET session_replication_role = replica")
    return kept


async def _database(admin: str, worker: str) -> str:
    template, name = template_name(), f"madang_test_{worker}"
    connection = await asyncpg.connect(admin)
    try:
        known = await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", template)
        if not known:
            await connection.execute(f'DROP DATABASE IF EXISTS "{template}_new"')
            await connection.execute(f'CREATE DATABASE "{template}_new"')
            await _migrate(_named(admin, f"{template}_new"))
            await connection.execute(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        await connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')  # tests survive no power cut
    finally:
        await connection.close()
    return name


def template_name() -> str:
    """The migrated database that all others are copied from: nobody is connected to it."""
    return f"madang_template_{_schema()}"


async def _migrate(url: str) -> None:
    """In a process of its own: this one's engine is to be bound to another database."""
    upgrade = "import asyncio; from core.db.schema import upgrade; asyncio.run(upgrade())"
    environment = {**os.environ, **both(url)}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", upgrade, env=environment)
    if await process.wait() != 0:
        raise RuntimeError("the migrations failed: see above")


def _schema() -> str:
    """A hash of all migrations: another schema gets another template."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(root.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def both(owner: str) -> dict[str, str]:
    """The application's login beside the owner's; a server that asks for passwords has one login for both."""
    parts = urlsplit(owner)
    if parts.password:
        return {"DATABASE_URL": owner, "DATABASE_OWNER_URL": owner}
    application = urlunsplit(parts._replace(netloc=f"madang_app@{parts.netloc.rpartition('@')[2]}"))
    return {"DATABASE_URL": application, "DATABASE_OWNER_URL": owner}


def _named(url: str, database: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{database}"))
