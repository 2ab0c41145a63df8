"""Every hour: who has not paid in time is reminded, once for each step."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.commands import record
from expo.billing.facts import InvoiceReminded
from expo.billing.invoices.queries import Paper, invoices_that, paper_of
from expo.billing.invoices.rules import next_reminder
from expo.billing.invoices.tables import Dunning
from expo.billing.invoices.telling import tell_of
from expo.billing.prices.queries import day_of
from expo.exhibitors.queries import locked

STEP = """
INSERT INTO expo_dunning (id, invoice, step, sent_at) VALUES ({}, {}, {}, {}) ON CONFLICT (invoice, step) DO NOTHING
RETURNING step
"""


async def remind(one: Paper, *, now: datetime) -> bool:
    """Letter and ledger in one transaction: a step is written once, whoever asks and how often. False where none is due."""
    async with transaction():
        await locked(one.exhibitor)
        today: date = await day_of(one.edition, now)
        known = await paper_of(one.id, today)
        step = next_reminder(known.due_on, await Dunning.count().where(Dunning.invoice == one.id), today)
        if step is None or known.open.minor <= 0 or known.credited_by:
            return False
        if not await DB.run_querystring(QueryString(STEP, uuid4(), one.id, step, now)):
            return False
        await tell_of("reminder", known, now=now)
        told = InvoiceReminded(
            edition=one.edition, exhibitor=one.exhibitor, invoice=one.id, reference=one.reference, step=step
        )
        await record(SYSTEM, told, now=now)
    return True


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    owed = await invoices_that(now.date())
    count = 0
    for number, one in enumerate(owed, start=1):
        count += await remind(one, now=now)
        await progress(number, len(owed))
    return {"count": count}


WORK = Work(
    "expo.billing.remind",
    mark("Remind of invoices that are overdue"),
    mark("Reminded: {count}"),
    _run,
    timedelta(hours=1),
)
