"""What the clock does to meetings: reminds who is to answer, ends what nobody answered, and reminds both of tomorrow."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.meetings.asking import expire
from expo.meetings.queries import meeting_of
from expo.meetings.tables import Meeting
from expo.meetings.telling import tell_of

OVERDUE = "SELECT id FROM expo_meeting WHERE state = 'requested' AND until_at <= {} ORDER BY until_at"
SOON = """
SELECT m.id FROM expo_meeting m LEFT JOIN expo_meeting_terms t ON t.edition = m.edition
WHERE m.state = 'requested' AND m.reminded_at IS NULL AND m.until_at > {}
AND m.until_at - make_interval(days => coalesce(t.remind_days, 2)) <= {} AND coalesce(t.remind_days, 2) > 0
ORDER BY m.until_at
"""
TOMORROW = """
SELECT m.id FROM expo_meeting m JOIN expo_edition e ON e.id = m.edition
WHERE m.state = 'agreed' AND m.announced_at IS NULL AND m.begins_at > {}
AND (m.begins_at AT TIME ZONE e.zone)::date <= ({} AT TIME ZONE e.zone)::date + 1
ORDER BY m.begins_at
"""


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    late = await _found(OVERDUE, now)
    ended = sum([await expire(one, now=now) for one in late])
    await progress(1, 3)
    told = sum([await _remind(one, "answer_soon", "requested", now) for one in await _found(SOON, now, now)])
    await progress(2, 3)
    told += sum([await _remind(one, "tomorrow", "agreed", now) for one in await _found(TOMORROW, now, now)])
    await progress(3, 3)
    return {"ended": ended, "told": told}


async def _remind(meeting: UUID, what: str, state: str, now: datetime) -> bool:
    """Once, however many workers come: the row is locked before it is read."""
    column: Any = Meeting.reminded_at if what == "answer_soon" else Meeting.announced_at
    async with transaction():
        known = await meeting_of(meeting, locked=True)
        first = (Meeting.id == meeting) & column.is_null() & (Meeting.state == state)
        if not await Meeting.update({column: now}).where(first).returning(Meeting.id):
            return False
        await tell_of(what, known, "organiser", now=now)
    return True


async def _found(query: str, *moments: datetime) -> list[UUID]:
    rows: Any = await DB.run_querystring(QueryString(query, *moments))
    return [row["id"] for row in rows]


WORK = Work(
    "expo.meetings.pass_time",
    mark("Remind of meetings, and end questions that nobody answered"),
    mark("Ended: {ended}; reminded: {told}"),
    _run,
    timedelta(hours=1),
)
