"""Every day: who was asked a week ago and has not answered is asked once more."""

from datetime import datetime, timedelta

from core.actor import SYSTEM
from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from expo.speakers.invitations.commands import REMIND_AFTER, remind
from expo.speakers.invitations.tables import Invitation


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    silent = Invitation.answered_at.is_null() & Invitation.withdrawn_at.is_null() & Invitation.reminded_at.is_null()
    due = silent & (Invitation.made_at < now - REMIND_AFTER) & (Invitation.ends_at > now)
    rows = await Invitation.select(Invitation.speaker).where(due).order_by(Invitation.made_at)
    for step, row in enumerate(rows):
        await progress(step, len(rows))
        await remind(SYSTEM, row["speaker"], now=now)
    return {"count": len(rows)}


WORK = Work(
    "expo.speakers.reminders",
    mark("Remind speakers who have not told of themselves"),
    mark("Reminded: {count}"),
    _run,
    timedelta(days=1),
)
