"""Whether the database has the tables that this code expects, and bringing it there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Literal

import asyncpg

from core.db.engine import DB
from core.db.rights import renew_rights
from core.errors import Unavailable, mark
from core.settings import settings

ROOT = Path(__file__).parent.parent.parent
CONTEXTS = ("core", "i18n", "directory", "expo", "crm")
OLDEST_SERVER = 150_000
UPGRADE_LOCK = 7_106_019
LOCK_SECONDS = 300
"""How long to wait for another process that is upgrading."""
_id = re.compile(r"^ID = \"(.+)\"$", re.MULTILINE)

Condition = Literal["empty", "behind", "current", "ahead"]


class DatabaseBehind(Unavailable):
    message = mark(
        "The database is older than this version of Madang. Run `python -m core.db upgrade` and start again."
    )


class DatabaseAhead(Unavailable):
    message = mark(
        "The database was made by a newer version of Madang. Start that version, or restore a backup from before it."
    )


class ServerTooOld(Unavailable):
    message = mark("PostgreSQL 15 or newer is needed; this server is version {version}.")


@dataclass(frozen=True, slots=True)
class Schema:
    """`missing` are migrations that the code has and the database has not; `unknown` the other way round."""

    missing: frozenset[tuple[str, str]]
    unknown: frozenset[tuple[str, str]]
    empty: bool

    @property
    def condition(self) -> Condition:
        if self.unknown:
            return "ahead"
        if self.empty:
            return "empty"
        return "behind" if self.missing else "current"


def known_migrations() -> frozenset[tuple[str, str]]:
    """(context, id) of every migration on disk."""
    return frozenset(
        (context, found[1])
        for context in CONTEXTS
        for path in (ROOT / context / "migrations").glob("*.py")
        if (found := _id.search(path.read_text()))
    )


async def schema() -> Schema:
    """Two small queries. Raises ServerTooOld."""
    connection = await asyncpg.connect(settings().database_owner_url)
    try:
        if connection.get_server_version().major * 10_000 < OLDEST_SERVER:
            raise ServerTooOld(version=connection.get_server_version().major, after=60)
        there = await connection.fetchval("SELECT to_regclass('public.migration') IS NOT NULL")
        rows = await connection.fetch("SELECT app_name, name FROM migration") if there else []
    finally:
        await connection.close()
    done = frozenset((row["app_name"], row["name"]) for row in rows)
    return Schema(known_migrations() - done, done - known_migrations(), not done)


async def require_current() -> None:
    """Raises DatabaseBehind or DatabaseAhead, each with what to do."""
    condition = (await schema()).condition
    if condition == "ahead":
        raise DatabaseAhead(after=60)
    if condition != "current":
        raise DatabaseBehind(after=60)


async def upgrade() -> Condition:
    """Runs what is missing, one process at a time, and returns what was found. Raises DatabaseAhead, LoginMissing."""
    connection = await asyncpg.connect(settings().database_owner_url)
    try:
        await connection.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        await connection.execute("SELECT pg_advisory_lock($1)", UPGRADE_LOCK)
        found = (await schema()).condition
        if found == "ahead":
            raise DatabaseAhead(after=60)
        if found != "current":
            with _as_owner():
                await _run_all()
        await renew_rights(connection, settings().database_url)
        return found
    finally:
        await connection.close()


@contextmanager
def _as_owner() -> Iterator[None]:
    """Piccolo's migrations use the engine of the application, whose login may not make tables."""
    before = DB.config
    DB.config = {**before, "dsn": settings().database_owner_url, "command_timeout": None}  # a long table takes its time
    try:
        yield
    finally:
        DB.config = before


async def _run_all() -> None:
    from piccolo.apps.migrations.commands.forwards import run_forwards  # noqa: PLC0415 -- slow, and rarely needed

    for context in CONTEXTS:
        with redirect_stdout(StringIO()) as printed:
            result = await run_forwards(app_name=context)
        if not result.success:
            raise RuntimeError(f"the migrations of {context} failed: {result.message}\n{printed.getvalue()}")
