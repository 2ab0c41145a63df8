"""The day on the desk's first page: how much is late, due and agreed, and what comes first."""

from datetime import datetime

from core.access.rules import may
from core.actor import Actor
from core.desk.home import Part, Told, Waiting
from core.errors import mark
from core.web.given import AnyRequest
from crm.timeline.permissions import Desk
from crm.today.queries import day_of
from i18n.screens import language_for

PAGE = "/desk/today"
FIRST = 4


async def _day(request: AnyRequest, actor: Actor, now: datetime) -> list[Told]:
    """`first` are the lines that have waited longest."""
    if not may(actor, Desk.TASK_WRITE):
        return []
    day = await day_of(actor, language_for(request, actor), now=now)
    waiting = [
        Waiting(mark("overdue"), len(day.overdue), PAGE),
        Waiting(mark("due today"), len(day.due), PAGE),
        Waiting(mark("due within a week"), len(day.week), PAGE),
        Waiting(mark("meetings today"), len(day.meetings), PAGE),
        Waiting(mark("new where you follow"), len(day.news), PAGE),
    ]
    return [{"waiting": waiting, "first": [*day.overdue, *day.due, *day.week][:FIRST], "today": day.today}]


DAY = Part("crm/today/_at_home.html", _day)
