"""Whether the mail server answers, asked by the clock: one hears of it before somebody waits for a letter."""

from datetime import datetime, timedelta

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.mail.rules import one_line
from core.mail.sending import UNREACHED, greeted_by
from core.settings import settings

KIND = "core.mail.reach"


async def _reach(_arguments: Arguments, _now: datetime, _progress: Progress) -> Result:
    """Nothing is sent. That it does not answer is what was found out, and no failure of this work."""
    server = settings().smtp_url
    if server is None:
        return {"said": "–", "well": True}
    try:
        return {"said": await greeted_by(server), "well": True}
    except UNREACHED as error:
        return {"said": one_line(f"{type(error).__name__}: {error}"), "well": False}


WORK = Work(KIND, mark("Ask whether the mail server answers"), mark("It says: {said}"), _reach, timedelta(minutes=15))
