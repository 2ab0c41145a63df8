"""Handing out what is held about somebody, and correcting one's own details: each leaves its trace."""

from datetime import datetime
from uuid import UUID

from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import Change, record
from core.privacy.facts import Corrected, Exported, Looked
from core.privacy.holdings.copies import zip_of
from core.privacy.holdings.queries import SHOWN, Holding, holdings, is_own
from core.privacy.registry import Subject

OWN = "own"


async def copy(actor: Actor, subject: Subject, whom: UUID, *, reason: str, now: datetime) -> bytes:
    """A zip of all there is. Raises NotFound when there is nothing, Denied."""
    async with transaction():
        found = await holdings(actor, subject, whom)
        if not found:
            raise NotFound
        why = OWN if is_own(actor, subject, whom) else reason
        await record(actor, Exported(subject=subject, whom=whom, reason=why), now=now)
        return zip_of(found, now=now)


async def look(actor: Actor, subject: Subject, whom: UUID, *, now: datetime) -> list[Holding]:
    """What a page shows; a look at somebody else is recorded (PIPA art. 29). Raises NotFound, Denied."""
    async with transaction():
        found = await holdings(actor, subject, whom, most=SHOWN)
        if not found:
            raise NotFound
        if not is_own(actor, subject, whom):
            await record(actor, Looked(subject=subject, whom=whom), now=now)
        return found


async def correct(actor: Actor, *, name: str, language: str, now: datetime) -> None:
    """One's own name and language; does nothing when they are the same. Raises NotFound."""
    async with transaction():
        row = await Account.objects().where(Account.id == actor.account).first().lock_rows()
        if row is None:
            raise NotFound
        former = {"name": row.name, "language": row.language or ""}
        wanted = {"name": name, "language": language}
        changes = [Change(one, former[one], wanted[one], row.id) for one in wanted if former[one] != wanted[one]]
        if not changes:
            return
        await Account.update(
            {Account.name: name, Account.language: language or None, Account.version: Account.version + 1}
        ).where(Account.id == row.id)
        await record(actor, Corrected(account=row.id), now=now, changes=changes)
