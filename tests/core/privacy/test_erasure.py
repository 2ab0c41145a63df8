"""Whoever is erased is nowhere left: looked for in a dump of everything, also after a backup was restored."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

import app
from core.access.accounts.queries import accounts
from core.access.roles import Role
from core.access.sessions.commands import open_session
from core.access.sessions.queries import actor_of
from core.actor import SYSTEM
from core.db.embedded.binaries import binaries_for
from core.errors import Denied, NotFound
from core.files import erasing
from core.journal.chain import verify
from core.privacy import registry
from core.privacy.erasure.commands import TableUnknown, erase
from core.privacy.erasure.rules import LastAdministrator
from core.privacy.tables import Erasure
from tests import database
from tests.conftest import NOW
from tests.make.accounts import account, session_of
from tests.make.remains import OCTETS, found, marked, stored, work_is_done

ROOT = Path(app.__file__).parent
pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.mark.parametrize("subject", ["account", "person"])
async def test_nothing_of_somebody_erased_is_left_in_a_dump(db: None, subject: registry.Subject) -> None:
    await account(role=Role.ADMINISTRATOR)
    whom, marks = await marked(subject)
    another, others = await account(role=Role.ORGANISER, name="qzanotherq"), {"qzanotherq": "core_account.name"}
    assert await found(marks) == set(marks.values())
    assert await erase(SYSTEM, subject, whom, reason="asked", now=NOW) > 0
    assert await found(marks) == {OCTETS}, "until the worker comes"
    await work_is_done()
    assert await found(marks) == set()
    assert await found(others) == set(others.values()), another.id
    assert [one async for one in verify()] == [], "the journal's chain still holds"


@pytest.mark.planted("an erasure that forgets")
@pytest.mark.parametrize(
    "table",
    [
        "core_account",
        "core_challenge",
        "core_entry_link",
        "core_file",
        "core_grant",
        "core_mail",
        "core_passkey",
        "core_password",
        "core_recovery_code",
        "core_session",
        "core_totp",
        "directory_appointment",
        "directory_person",
        "expo_speaker",
    ],
)
async def test_an_erasure_that_forgets_one_table_is_found(
    db: None, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await account(role=Role.ADMINISTRATOR)
    subject = registry._classified[table].about[0].subject
    whom, marks = await marked(subject)
    forgotten = registry._classified[table]
    monkeypatch.setitem(registry._classified, table, _harmless(forgotten))
    await erase(SYSTEM, subject, whom, reason="asked", now=NOW)
    await work_is_done()
    assert await found(marks) == {place for place in marks.values() if place.startswith(f"{table}.")} != set()


def _harmless(one: registry.Classified) -> registry.Classified:
    """As if somebody had declared that nothing of it is to be erased."""
    return replace(one, erasing={})


async def test_nothing_is_erased_while_a_table_is_unknown(db: None) -> None:
    await account(role=Role.ADMINISTRATOR)
    whom, marks = await marked("account")
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    try:
        await owner.execute("CREATE TABLE core_planted (id int, passport text)")
        with pytest.raises(TableUnknown):
            await erase(SYSTEM, "account", whom, reason="asked", now=NOW)
    finally:
        await owner.execute("DROP TABLE core_planted")
        await owner.close()
    assert await found(marks) == set(marks.values())


async def test_whoever_is_erased_is_signed_out_and_cannot_come_back(db: None) -> None:
    await account(role=Role.ADMINISTRATOR)
    one = await account(role=Role.ORGANISER)
    token = await session_of(one)
    await erase(SYSTEM, "account", one.id, reason="asked", now=NOW)
    assert await actor_of(token, NOW) is None
    with pytest.raises(NotFound):
        await open_session(one.id, proved=("password", "totp"), now=NOW)
    shown = {each.id: (each.name, each.email) for each in await accounts(SYSTEM, words="", after="", now=NOW)}
    assert shown[one.id] == ("–", None)


async def test_only_oneself_and_those_who_may_erase(db: None) -> None:
    await account(role=Role.ADMINISTRATOR)
    one, another = await account(role=Role.ORGANISER), await account(role=Role.ADMINISTRATOR)
    officer = await account(role=Role.PRIVACY_OFFICER)
    organiser = await actor_of(await session_of(one), NOW)
    privacy_officer = await actor_of(await session_of(officer), NOW)
    assert organiser is not None
    assert privacy_officer is not None
    with pytest.raises(Denied):
        await erase(organiser, "account", another.id, reason="asked", now=NOW)
    assert await Erasure.count() == 0
    await erase(organiser, "account", one.id, reason="asked", now=NOW)
    await erase(privacy_officer, "account", another.id, reason="ordered", now=NOW)
    assert await Erasure.count() == 2
    with pytest.raises(NotFound):
        await erase(privacy_officer, "person", uuid4(), reason="asked", now=NOW)


async def test_the_last_administrator_stays(db: None) -> None:
    one = await account(role=Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        await erase(SYSTEM, "account", one.id, reason="asked", now=NOW)
    assert await Erasure.count() == 0


async def test_a_restored_backup_is_told_whom_to_erase_again(db: None, tmp_path: Path) -> None:
    """A backup from before the erasure, restored beside; the ledger is all that is brought along, and it names nobody."""
    await account(role=Role.ADMINISTRATOR)
    whom, marks = await marked("account")
    person, of_person = await marked("person")
    marks |= of_person
    backup, restored = tmp_path / "backup", _beside("restored")
    files = await stored()
    await _run(_program("pg_dump"), "-Fc", "-f", str(backup), os.environ["DATABASE_OWNER_URL"])
    await erase(SYSTEM, "account", whom, reason="asked", now=NOW)
    await erase(SYSTEM, "person", person, reason="asked", now=NOW)
    ledger = tmp_path / "erasures"
    ledger.write_text(await _litestar("erasures"))
    assert str(whom) not in ledger.read_text()
    assert str(person) not in ledger.read_text()
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    try:
        await owner.execute(f'DROP DATABASE IF EXISTS "{urlsplit(restored).path[1:]}" WITH (FORCE)')
        await owner.execute(f'CREATE DATABASE "{urlsplit(restored).path[1:]}"')
        await _run(_program("pg_restore"), "-d", restored, str(backup))
        await work_is_done()
        for key, content in files.items():
            await erasing.storage().put(key, content)
        assert await found(marks, restored) == set(marks.values())
        assert await _litestar("replay-erasures", str(ledger), dsn=restored) == "Erased again: 2\n"
        assert await found(marks, restored) == {OCTETS}
        for arguments in await _asked_of_workers(restored):
            await erasing.WORK.run(arguments, NOW, _nobody_waits)
        assert await found(marks, restored) == set()
    finally:
        await owner.execute(f'DROP DATABASE IF EXISTS "{urlsplit(restored).path[1:]}" WITH (FORCE)')
        await owner.close()


async def _asked_of_workers(dsn: str) -> list[dict[str, Any]]:
    """About files, in the restored database."""
    owner = await asyncpg.connect(dsn)
    try:
        rows = await owner.fetch("SELECT arguments FROM core_job WHERE kind = $1", erasing.KIND)
    finally:
        await owner.close()
    return [json.loads(row["arguments"]) for row in rows]


async def _nobody_waits(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def _beside(name: str) -> str:
    address = os.environ["DATABASE_OWNER_URL"]
    return database._named(address, f"{urlsplit(address).path[1:]}_{name}")


def _program(name: str) -> str:
    return str(binaries_for(None).postgres.with_name(name))


async def _litestar(*words: str, dsn: str | None = None) -> str:
    environment = {**os.environ, **(database.both(dsn) if dsn else {})}
    return await _run(sys.executable, "-m", "litestar", "privacy", *words, environment=environment)


async def _run(*command: str, environment: dict[str, str] | None = None) -> str:
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
