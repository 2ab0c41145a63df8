"""Transactions: an inner block is a savepoint, so that a refusal that is caught leaves nothing behind."""

from datetime import UTC, datetime

import pytest

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import record
from core.journal.tables import Entry
from tests.make.facts import Happened

NOW = datetime(2026, 12, 8, tzinfo=UTC)


class Refused(Exception):
    """Stands for any refusal."""


async def test_a_caught_inner_refusal_keeps_the_outer_half_only(db: None) -> None:
    async with transaction():
        await record(SYSTEM, Happened(what="outer"), now=NOW)
        with pytest.raises(Refused):
            async with transaction():
                await record(SYSTEM, Happened(what="inner"), now=NOW)
                raise Refused
    assert await Entry.select(Entry.payload) == [{"payload": '{"of": null, "what": "outer"}'}]


async def test_the_drivers_own_nesting_keeps_the_inner_half_too(db: None) -> None:
    """The naive twin, as measured: a nested Piccolo transaction rolls nothing back when its refusal is caught."""
    async with DB.transaction():
        try:
            async with DB.transaction():
                await record(SYSTEM, Happened(what="inner"), now=NOW)
                raise Refused
        except Refused:
            pass
    assert await Entry.count() == 1


async def test_a_refusal_that_leaves_the_outer_block_keeps_nothing(db: None) -> None:
    with pytest.raises(Refused):
        async with transaction():
            await record(SYSTEM, Happened(what="outer"), now=NOW)
            raise Refused
    assert await Entry.count() == 0
