"""Naming those who may see a visit that others may not."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from crm.delegations.facts import VisitReaderNamed, VisitReaderUnnamed
from crm.delegations.queries import locked
from crm.delegations.tables import VisitReader


class OwnSight(Conflict):
    message = mark("Whoever owns a confidential visit keeps seeing it: hand it over first.")


async def name_reader(actor: Actor, code: str, account: UUID, *, now: datetime, first: UUID | None = None) -> None:
    """Twice is once. `first`: the visit, where the caller has just made or changed it. Raises NotFound."""
    async with transaction():
        visit = first or (await locked(actor, code)).id
        there = (Account.id == account) & (Account.kind == "staff")
        if not await Account.exists().where(there):
            raise NotFound
        if await VisitReader.exists().where((VisitReader.visit == visit) & (VisitReader.account == account)):
            return
        row = VisitReader(id=uuid4(), visit=visit, account=account, named_at=now, named_by=str(actor))
        await VisitReader.insert(row)
        await record(actor, VisitReaderNamed(visit=visit, account=account), now=now)


async def unname_reader(actor: Actor, code: str, account: UUID, *, now: datetime) -> None:
    """From their next request on. Raises OwnSight, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        if card.owner == account and card.sight == "confidential":
            raise OwnSight
        theirs = (VisitReader.visit == card.id) & (VisitReader.account == account)
        if await VisitReader.delete().where(theirs).returning(VisitReader.id):
            await record(actor, VisitReaderUnnamed(visit=card.id, account=account), now=now)
