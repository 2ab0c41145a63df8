"""Opening and closing calendars of one's own tasks and deadlines."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Gone, NotFound, mark
from core.journal.commands import record
from crm.calendars.facts import DeskFeedClosed, DeskFeedOpened
from crm.calendars.tables import DeskFeed
from crm.timeline.permissions import Desk

TOKEN_BYTES = 32
MOST = 10


class TooManyFeeds(Conflict):
    message = mark("There are {most} calendars already. Please close one first.")


async def open_feed(actor: Actor, *, language: str, now: datetime) -> str:
    """The token of its address, which is shown once and never stored. Raises TooManyFeeds, Denied."""
    require(actor, Desk.TASK_WRITE)
    token, feed = secrets.token_urlsafe(TOKEN_BYTES), uuid4()
    async with transaction():
        await Account.select(Account.id).where(Account.id == actor.account).lock_rows("UPDATE")
        if len(await feeds_of(actor)) >= MOST:
            raise TooManyFeeds(most=MOST)
        row = DeskFeed(id=feed, account=actor.account, digest=digest_of(token), language=language, made_at=now)
        await DeskFeed.insert(row)
        await record(actor, DeskFeedOpened(feed=feed), now=now)
    return token


async def close_feed(actor: Actor, feed: UUID, *, now: datetime) -> None:
    """Its address leads nowhere any more. Raises NotFound for somebody else's."""
    async with transaction():
        mine = (DeskFeed.id == feed) & (DeskFeed.account == actor.account) & DeskFeed.revoked_at.is_null()
        closed = await DeskFeed.update({DeskFeed.revoked_at: now}).where(mine).returning(DeskFeed.id)
        if not closed:
            raise NotFound
        await record(actor, DeskFeedClosed(feed=feed), now=now)


async def feeds_of(actor: Actor) -> list[DeskFeed]:
    """Those that lead somewhere, the latest last."""
    mine = (DeskFeed.account == actor.account) & DeskFeed.revoked_at.is_null()
    return await DeskFeed.objects().where(mine).order_by(DeskFeed.made_at)


async def feed_at(token: str) -> tuple[UUID, str]:
    """Whose it is, and in which language. Raises NotFound, or Gone for one that was closed."""
    wanted = DeskFeed.digest == digest_of(token)
    row = await DeskFeed.select(DeskFeed.account, DeskFeed.language, DeskFeed.revoked_at).where(wanted).first()
    if row is None:
        raise NotFound
    if row["revoked_at"] is not None:
        raise Gone
    return row["account"], row["language"]
