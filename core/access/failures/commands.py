"""Counting sign-ins that failed, and writing each quarter's count into the journal once: nobody can flood it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.failures.facts import EntrancesFailed, StrangersFailed
from core.access.tables import Account
from core.actor import SYSTEM
from core.db.engine import DB
from core.db.like import literal
from core.db.transaction import transaction
from core.jobs.registry import period_of
from core.journal.commands import record

QUARTER = timedelta(minutes=15)
COUNT = """
INSERT INTO core_failed_entrance (id, account, quarter, tries) VALUES ({}, {}, {}, 1)
ON CONFLICT ON CONSTRAINT core_failed_entrance_once DO UPDATE SET tries = core_failed_entrance.tries + 1
"""
TAKE = "DELETE FROM core_failed_entrance WHERE quarter <= {} RETURNING account, quarter, tries"


async def count_failed(account: UUID | None, *, now: datetime) -> None:
    """One statement, the same for those who have an account and those who have none, so that the time tells nothing."""
    await DB.run_querystring(QueryString(COUNT, uuid4(), account, period_of(now, QUARTER)))


async def count_failed_address(email: str, kinds: tuple[str, ...], *, now: datetime) -> None:
    """Of one that has no account nothing is kept but that it was tried."""
    whose = Account.email.ilike(literal(email)) & Account.kind.is_in(list(kinds))
    row = await Account.select(Account.id).where(whose).first()
    await count_failed(row["id"] if row else None, now=now)


async def tell_failed(now: datetime) -> int:
    """Of quarters that are over; how many facts."""
    async with transaction():
        rows = await DB.run_querystring(QueryString(TAKE, now - QUARTER))
        facts = [
            EntrancesFailed(account=row["account"], began_at=row["quarter"], count=row["tries"])
            if row["account"]
            else StrangersFailed(began_at=row["quarter"], count=row["tries"])
            for row in sorted(rows, key=lambda row: row["quarter"])
        ]
        await record(SYSTEM, *facts, now=now)
    return len(facts)
