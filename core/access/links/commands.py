"""One-time ways in: only the hash is kept, a POST uses them up, and the newest one ends those before it."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from core.access.accounts.facts import AccountAccepted, LinkMade
from core.access.sessions.commands import Opened, digest_of, open_session
from core.access.tables import Account, EntryLink
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Gone, mark
from core.journal.commands import record
from core.settings import settings

LINK_BYTES = 32
GOOD_FOR = {
    "first": timedelta(days=7),
    "renewed": timedelta(hours=24),
    "command_line": timedelta(hours=24),
    "development": timedelta(hours=12),
}
PROOF_OF = {
    "first": "first_link",
    "renewed": "first_link",
    "command_line": "first_link",
    "development": "development",
}


DEVELOPMENT = "development"
"""Opens everything without a second step: only where `make run` has said that this is a developer's machine."""


class LinkUsed(Gone):
    message = mark("This link has been used, has ended, or was replaced by a newer one. Please ask for a new one.")


async def make_link(actor: Actor, account: UUID, *, purpose: str, now: datetime) -> str:
    """The token, which is not kept; the caller has asked whether the actor may."""
    token = secrets.token_urlsafe(LINK_BYTES)
    async with transaction():
        await EntryLink.update({EntryLink.used_at: now}).where(
            (EntryLink.account == account) & EntryLink.used_at.is_null()
        )
        link = EntryLink(
            id=uuid4(),
            account=account,
            purpose=purpose,
            digest=digest_of(token),
            created_at=now,
            ends_at=now + GOOD_FOR[purpose],
        )
        await EntryLink.insert(link)
        await record(actor, LinkMade(account=account, purpose=purpose), now=now)
    return token


async def use_link(token: str, *, now: datetime, agent: str) -> Opened:
    """Two who use it at once: the update decides, the other one is told. Raises LinkUsed."""
    async with transaction():
        rows = (
            await EntryLink.update({EntryLink.used_at: now})
            .where((EntryLink.digest == digest_of(token)) & EntryLink.used_at.is_null() & (EntryLink.ends_at > now))
            .returning(EntryLink.account, EntryLink.purpose)
        )
        if not rows:
            raise LinkUsed
        if rows[0]["purpose"] == DEVELOPMENT and not settings().development:
            raise LinkUsed
        account = rows[0]["account"]
        return await open_session(account, proved=(PROOF_OF[rows[0]["purpose"]],), now=now, agent=agent)


async def accept(actor: Actor, account: UUID, *, now: datetime) -> None:
    """The first time only."""
    async with transaction():
        first = (
            await Account.update({Account.accepted_at: now})
            .where((Account.id == account) & Account.accepted_at.is_null())
            .returning(Account.id)
        )
        if first:
            await record(actor, AccountAccepted(account=account), now=now)
