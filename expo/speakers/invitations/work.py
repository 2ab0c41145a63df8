"""Every day: who was asked a week ago and has not answered is asked once more, as long as the edition is not over."""

from datetime import datetime, timedelta

from core.actor import SYSTEM
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.speakers.invitations.commands import AFTERWARDS, REMIND_AFTER, remind
from expo.speakers.invitations.tables import Invitation


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    silent = Invitation.answered_at.is_null() & Invitation.withdrawn_at.is_null() & Invitation.reminded_at.is_null()
    due = silent & (Invitation.made_at < now - REMIND_AFTER) & (Invitation.ends_at > now + AFTERWARDS)
    rows = await Invitation.select(Invitation.speaker).where(due).order_by(Invitation.made_at)
    count = 0
    for step, row in enumerate(rows):
        await progress(step, len(rows))
        count += await remind(SYSTEM, row["speaker"], now=now)
    return {"count": count}


WORK = Work(
    "expo.speakers.reminders",
    mark("Remind speakers who have not told of themselves"),
    mark("Reminded: {count}"),
    _run,
    timedelta(days=1),
)
