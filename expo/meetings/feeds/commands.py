"""Opening and closing calendars of meetings; who may was asked where the calendar is of."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.journal.commands import record
from expo.meetings.facts import MeetingFeedOpened, MeetingFeedRevoked
from expo.meetings.feeds.queries import COLUMNS, Of
from expo.meetings.feeds.tables import MeetingFeed

TOKEN_BYTES = 32
MOST = 10


class TooManyFeeds(Conflict):
    message = mark("There are {most} calendars already. Please close them first.")


async def open_feed(actor: Actor, edition: UUID, of: Of, whose: UUID, *, language: str, now: datetime) -> str:
    """The token of its address, which is shown once and never stored. Raises TooManyFeeds."""
    token, key = secrets.token_urlsafe(TOKEN_BYTES), uuid4()
    async with transaction():
        live = (COLUMNS[of] == whose) & MeetingFeed.revoked_at.is_null()
        if await MeetingFeed.count().where(live) >= MOST:
            raise TooManyFeeds(most=MOST)
        made: dict[str, Any] = {of: whose, "digest": digest_of(token), "language": language, "made_at": now}
        await MeetingFeed.insert(MeetingFeed(id=key, edition=edition, **made))
        await record(actor, MeetingFeedOpened(feed=key), now=now)
    return token


async def close_feed(actor: Actor, of: Of, whose: UUID, *, now: datetime) -> None:
    """All that were opened of this one lead nowhere any more."""
    async with transaction():
        live = (COLUMNS[of] == whose) & MeetingFeed.revoked_at.is_null()
        closed = await MeetingFeed.update({MeetingFeed.revoked_at: now}).where(live).returning(MeetingFeed.id)
        await record(actor, *(MeetingFeedRevoked(feed=one["id"]) for one in closed), now=now)
