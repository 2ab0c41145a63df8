"""Naming those who may see an agreement that others may not."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from crm.agreements.facts import ReaderNamed, ReaderUnnamed
from crm.agreements.queries import locked
from crm.agreements.tables import NamedReader


class OwnSight(Conflict):
    message = mark("Whoever owns a confidential agreement keeps seeing it: hand it over first.")


async def name_reader(actor: Actor, code: str, account: UUID, *, now: datetime, first: UUID | None = None) -> None:
    """Twice is once. `first`: the agreement, where the caller has just made or changed it. Raises NotFound."""
    async with transaction():
        agreement = first or (await locked(actor, code, now=now)).id
        there = (Account.id == account) & (Account.kind == "staff")
        if not await Account.exists().where(there):
            raise NotFound
        if await NamedReader.exists().where((NamedReader.agreement == agreement) & (NamedReader.account == account)):
            return
        row = NamedReader(id=uuid4(), agreement=agreement, account=account, named_at=now, named_by=str(actor))
        await NamedReader.insert(row)
        await record(actor, ReaderNamed(agreement=agreement, account=account), now=now)


async def unname_reader(actor: Actor, code: str, account: UUID, *, now: datetime) -> None:
    """From their next request on. Raises OwnSight, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        if card.owner == account and card.sight == "confidential":
            raise OwnSight
        theirs = (NamedReader.agreement == card.id) & (NamedReader.account == account)
        if await NamedReader.delete().where(theirs).returning(NamedReader.id):
            await record(actor, ReaderUnnamed(agreement=card.id, account=account), now=now)
