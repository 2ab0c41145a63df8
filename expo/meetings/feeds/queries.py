"""Reading calendars of meetings: how many are open, and what is at an address."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from core.access.sessions.commands import digest_of
from core.errors import Gone, NotFound
from expo.meetings.feeds.tables import MeetingFeed
from expo.meetings.queries import Meet, meetings_of

Of = Literal["counterpart", "interpreter", "exhibitor"]
COLUMNS: Mapping[Of, Any] = {
    "counterpart": MeetingFeed.counterpart,
    "interpreter": MeetingFeed.interpreter,
    "exhibitor": MeetingFeed.exhibitor,
}


async def feeds_of(of: Of, whose: UUID) -> int:
    """How many lead somewhere."""
    number: int = await MeetingFeed.count().where((COLUMNS[of] == whose) & MeetingFeed.revoked_at.is_null())
    return number


async def followed_at(token: str, edition: UUID) -> tuple[Of, str, list[Meet]]:
    """Whose side it is, its language and its meetings. Raises NotFound, or Gone for one that was closed: a calendar program
    then stops asking.
    """
    mine = (MeetingFeed.digest == digest_of(token)) & (MeetingFeed.edition == edition)
    row = await MeetingFeed.select().where(mine).first()
    if row is None:
        raise NotFound
    if row["revoked_at"] is not None:
        raise Gone
    of: Of = next(one for one in COLUMNS if row[one] is not None)
    return of, row["language"], await meetings_of(of, row[of])
