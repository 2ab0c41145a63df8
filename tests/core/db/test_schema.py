"""Whether the database fits the code: empty, behind, current, ahead; and bringing it there once, by one process."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from core.db.schema import Schema, known_migrations
from tests import database
from tests.database import both

ROOT = Path(__file__).parent.parent.parent.parent
NAME = "madang_schema_test"


@pytest.fixture
async def fresh() -> AsyncIterator[str]:
    """The address of an empty database."""
    async with database_like("template1") as address:
        yield address


@pytest.fixture
async def migrated() -> AsyncIterator[str]:
    """The address of a database whose schema is current."""
    async with database_like(database.template_name()) as address:
        yield address


@asynccontextmanager
async def database_like(template: str) -> AsyncIterator[str]:
    server = os.environ["MADANG_TEST_SERVER"]
    name = f"{NAME}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    admin = await asyncpg.connect(server)
    try:
        await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await admin.close()


def command(address: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, **both(address), "PORT": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def outcome(address: str, *arguments: str) -> tuple[int, str]:
    running = command(address, *arguments)
    printed, _ = running.communicate(timeout=60)
    return running.returncode, printed


async def change(address: str, statement: str) -> None:
    connection = await asyncpg.connect(address)
    await connection.execute(statement)
    await connection.close()


async def test_a_database_is_empty_then_current_and_the_second_upgrade_has_nothing_to_do(fresh: str) -> None:
    status, printed = outcome(fresh, "core.db", "status")
    assert (status, printed.splitlines()[0].split(":")[0]) == (3, "The database is empty")
    assert outcome(fresh, "core.db", "upgrade")[0] == 0
    assert outcome(fresh, "core.db", "upgrade") == (0, "The database is up to date.\n")
    assert outcome(fresh, "core.db", "status")[0] == 0


async def test_those_who_upgrade_at_once_all_succeed_and_each_migration_runs_once(fresh: str) -> None:
    running = [command(fresh, "core.db", "upgrade") for _ in range(3)]
    printed = await asyncio.gather(*(asyncio.to_thread(one.communicate) for one in running))
    assert [one.returncode for one in running] == [0, 0, 0], printed
    connection = await asyncpg.connect(fresh)
    names = await connection.fetch("SELECT app_name, name FROM migration")
    await connection.close()
    assert sorted((row["app_name"], row["name"]) for row in names) == sorted(known_migrations())


async def test_the_site_does_not_start_on_a_database_that_is_behind_and_says_what_to_do(migrated: str) -> None:
    await change(migrated, "DELETE FROM migration WHERE app_name = 'crm'")
    status, printed = outcome(migrated, "core.serve")
    assert (status, "python -m core.db upgrade" in printed) == (1, True), printed


async def test_neither_site_nor_upgrade_touch_a_database_that_is_ahead(migrated: str) -> None:
    await change(migrated, "INSERT INTO migration (app_name, name, ran_on) VALUES ('expo', '2999', now())")
    for arguments in (("core.serve",), ("core.db", "upgrade")):
        status, printed = outcome(migrated, *arguments)
        assert (status, "made by a newer version of Madang" in printed) == (1, True), printed
    assert outcome(migrated, "core.db", "status")[0] == 4


async def test_a_server_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    nowhere = f"postgresql://madang@/madang?host={tmp_path}"
    for arguments in (("core.serve",), ("core.db", "upgrade"), ("core.db", "status")):
        status, printed = outcome(nowhere, *arguments)
        assert (status, "Traceback" in printed, "cannot be reached" in printed) == (1, False, True), printed


@pytest.mark.parametrize(
    ("missing", "unknown", "empty", "condition"),
    [
        ({}, {}, False, "current"),
        ({("expo", "2")}, {}, False, "behind"),
        ({("expo", "2")}, {}, True, "empty"),
        ({}, {("expo", "3")}, False, "ahead"),
        ({("expo", "2")}, {("expo", "3")}, False, "ahead"),
    ],
)
def test_condition(missing: set[tuple[str, str]], unknown: set[tuple[str, str]], empty: bool, condition: str) -> None:
    assert Schema(frozenset(missing), frozenset(unknown), empty).condition == condition


def test_every_migration_on_disk_is_known() -> None:
    files = [path for path in ROOT.glob("*/migrations/*.py") if path.name != "__init__.py"]
    assert len(known_migrations()) == len(files) > 0
