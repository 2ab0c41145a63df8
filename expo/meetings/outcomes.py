"""What became of a meeting: held, or somebody did not come."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from expo.meetings import rules
from expo.meetings.asking import mine
from expo.meetings.facts import MeetingHeld, MeetingMissed
from expo.meetings.keeping import let_go
from expo.meetings.tables import Meeting
from expo.meetings.voices import Voice
from expo.meetings.writing import changed, whom

Missed = Literal["exhibitor", "counterpart", "both"]
MISSED_NAMES = {
    "exhibitor": rules.SIDE_NAMES["exhibitor"],
    "counterpart": rules.SIDE_NAMES["counterpart"],
    "both": mark("Nobody came"),
}


async def hold(voice: Voice, meeting: UUID, *, revision: int | None = None, now: datetime) -> None:
    """They met. Raises NotNow, NotYet, ChangedMeanwhile, NotFound."""
    async with transaction():
        known = await mine(voice, meeting, revision)
        rules.after(now, known.standing, "hold", voice.side)
        during = known.during
        if during is None:
            raise rules.NotNow(state=rules.STATE_NAMES[known.state])
        values: dict[Any, Any] = {Meeting.state: "held", Meeting.missed_by: "", Meeting.ended_at: now}
        await changed(known, values)
        held = MeetingHeld(**whom(known), begins_at=during.begin, ends_at=during.end, walk_in=known.walk_in)
        await record(voice.actor, held, now=now)


async def miss(voice: Voice, meeting: UUID, *, missed_by: Missed, revision: int | None = None, now: datetime) -> None:
    """Somebody did not come: table, interpreter and who came are free again. Raises as `hold`."""
    async with transaction():
        known = await mine(voice, meeting, revision)
        rules.after(now, known.standing, "miss", voice.side)
        await let_go([meeting])
        values: dict[Any, Any] = {Meeting.state: "no_show", Meeting.missed_by: missed_by, Meeting.ended_at: now}
        await changed(known, values)
        await record(voice.actor, MeetingMissed(**whom(known), missed_by=missed_by), now=now)
