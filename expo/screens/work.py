"""Every minute while the expo is open: whoever looks after the halls is told once of each screen that has fallen silent."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.notices.commands import News, give_notice_to_holders
from core.notices.rules import SCREEN_SILENT
from expo.editions.queries import all_editions
from expo.editions.tables import Edition
from expo.permissions import Expo
from expo.screens.queries import editions_with_screens, screens_of, watch_of
from expo.screens.rules import is_open


async def _run(_arguments: Arguments, now: datetime, progress: Progress) -> Result:
    with_screens, count = await editions_with_screens(), 0
    watched = [one for one in await all_editions() if one.id in with_screens]
    for step, edition in enumerate(watched):
        await progress(step, len(watched))
        count += await _look_at(edition, now)
    return {"count": count}


async def _look_at(edition: Edition, now: datetime) -> int:
    """A silence has one notice, however long it lasts; it ends with the next sign of life."""
    here = now.astimezone(ZoneInfo(edition.zone))
    if not is_open(await watch_of(edition.id), edition.starts_on, edition.ends_on, here):
        return 0
    silent = [one for one in await screens_of(edition.id, now) if one.state == "silent" and one.seen_at]
    for one in silent:
        since = one.seen_at.isoformat() if one.seen_at else ""
        news = News(SCREEN_SILENT, f"/desk/{edition.slug}/screens", f"screen:{one.id}:{since}")
        await give_notice_to_holders(Expo.SCREEN_WRITE, news, now=now)
    return len(silent)


WORK = Work("expo.screens.watch", mark("Look for silent screens"), mark("Silent: {count}"), _run, timedelta(minutes=1))
