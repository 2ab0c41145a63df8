"""Entries and tasks in the palette of the desk, and where one begins to write one. Confidential words are not looked in."""

from core.access.rules import may
from core.actor import Actor
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from crm.tasks.finding import found_tasks
from crm.timeline.permissions import Desk
from crm.timeline.queries import found_entries
from crm.timeline.rules import ICONS


async def _entries(_request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Desk.ENTRY_READ):
        return []
    found = await found_entries(actor, words, most=MOST_OF_A_KIND)
    return [
        Found(one.title, f"/desk/timeline/{one.id}", ICONS[one.kind], one.happened_on.isoformat(), language=one.lang)
        for one in found
    ]


async def _tasks(request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Desk.TASK_WRITE):
        return []
    found = await found_tasks(actor, words, now=request.app.state.clock(), most=MOST_OF_A_KIND)
    return [Found(one.title, f"/desk/tasks/{one.id}", "circle-check", one.due_on.isoformat()) for one in found]


FINDERS = (Finder(mark("Timelines"), _entries), Finder(mark("Tasks"), _tasks))
