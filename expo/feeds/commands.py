"""Opening and closing calendars of one's own. Who holds the plan may: its id comes from their session or cookie."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from expo.feeds.facts import FeedOpened, FeedRevoked
from expo.feeds.tables import Feed
from expo.stars.tables import Plan

TOKEN_BYTES = 32
MOST = 10


class TooManyFeeds(Conflict):
    message = mark("There are {most} calendars already. Please close one first.")


async def open_feed(actor: Actor, plan: UUID, *, language: str, now: datetime) -> str:
    """The token of its address, which is shown once and never stored. Raises TooManyFeeds."""
    token, feed = secrets.token_urlsafe(TOKEN_BYTES), uuid4()
    async with transaction():
        rows = await Plan.select(Plan.account).where(Plan.id == plan).lock_rows()
        if not rows:
            raise NotFound
        if await Feed.count().where((Feed.plan == plan) & Feed.revoked_at.is_null()) >= MOST:
            raise TooManyFeeds(most=MOST)
        owner = rows[0]["account"]
        await Feed.insert(
            Feed(id=feed, plan=plan, account=owner, digest=digest_of(token), language=language, made_at=now)
        )
        await record(actor, FeedOpened(feed=feed), now=now)
    return token


async def revoke_feed(actor: Actor, plan: UUID, feed: UUID, *, now: datetime) -> bool:
    """False when the plan went with it: a browser's, that we kept for this calendar alone. Raises NotFound."""
    async with transaction():
        rows = await Plan.select(Plan.account).where(Plan.id == plan).lock_rows()
        mine = (Feed.id == feed) & (Feed.plan == plan) & Feed.revoked_at.is_null()
        closed = await Feed.update({Feed.revoked_at: now}).where(mine).returning(Feed.id)
        if not rows or not closed:
            raise NotFound
        await record(actor, FeedRevoked(feed=feed), now=now)
        left = await Feed.count().where((Feed.plan == plan) & Feed.revoked_at.is_null())
        if rows[0]["account"] is None and not left:
            await Plan.delete().where(Plan.id == plan)
            return False
    return True
