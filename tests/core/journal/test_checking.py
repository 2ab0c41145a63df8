"""The journal is checked by the clock: a tampered one rings the bell of those who may read it, once a day."""

import os

import asyncpg
import pytest

from core.access.roles import Role
from core.actor import SYSTEM
from core.journal.chain import head
from core.journal.checking import JournalTampered, check
from core.journal.commands import record
from core.notices.rules import JOURNAL_TAMPERED
from core.notices.tables import Notice
from core.privacy.facts import Destroyed
from tests.conftest import NOW
from tests.make.accounts import account


async def test_a_journal_as_it_was_recorded_rings_no_bell(db: None) -> None:
    await account(role=Role.AUDITOR)
    await record(SYSTEM, Destroyed(what="sessions", number=3), now=NOW)
    assert await check(NOW) == str(await head())
    assert await Notice.count().where(Notice.what == JOURNAL_TAMPERED) == 0


@pytest.mark.planted("a journal changed past its triggers")
async def test_a_changed_one_rings_the_bell_of_those_who_may_read_it(db: None) -> None:
    auditor, translator = await account(role=Role.AUDITOR), await account(role=Role.TRANSLATOR)
    await record(SYSTEM, Destroyed(what="sessions", number=3), now=NOW)
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    await owner.execute("SET session_replication_role = replica")
    await owner.execute("UPDATE core_entry SET actor = 'staff:nobody'")
    await owner.close()
    for _ in range(2):
        with pytest.raises(JournalTampered):
            await check(NOW)
    rung = await Notice.select(Notice.account).where(Notice.what == JOURNAL_TAMPERED)
    assert [row["account"] for row in rung] == [auditor.id]
    assert translator.id != auditor.id
