"""Naming those who may see a deal that others may not."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from crm.deals.facts import DealReaderNamed, DealReaderUnnamed
from crm.deals.queries import locked
from crm.deals.tables import DealReader


class OwnSight(Conflict):
    message = mark("Whoever owns a confidential deal keeps seeing it: hand it over first.")


async def name_reader(actor: Actor, code: str, account: UUID, *, now: datetime, first: UUID | None = None) -> None:
    """Twice is once. `first`: the deal, where the caller has just made or changed it. Raises NotFound."""
    async with transaction():
        deal = first or (await locked(actor, code)).id
        if not await Account.exists().where((Account.id == account) & (Account.kind == "staff")):
            raise NotFound
        if await DealReader.exists().where((DealReader.deal == deal) & (DealReader.account == account)):
            return
        row = DealReader(id=uuid4(), deal=deal, account=account, named_at=now, named_by=str(actor))
        await DealReader.insert(row)
        await record(actor, DealReaderNamed(deal=deal, account=account), now=now)


async def unname_reader(actor: Actor, code: str, account: UUID, *, now: datetime) -> None:
    """From their next request on. Raises OwnSight, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        if card.owner == account and card.sight == "confidential":
            raise OwnSight
        theirs = (DealReader.deal == card.id) & (DealReader.account == account)
        if await DealReader.delete().where(theirs).returning(DealReader.id):
            await record(actor, DealReaderUnnamed(deal=card.id, account=account), now=now)
