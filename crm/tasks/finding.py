"""Finding tasks by words of what is to be done: by an index, within what the reader may see."""

from datetime import datetime

from core.actor import Actor
from crm.tasks.queries import Todo, open_tasks
from directory.finding.conditions import conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness

CALLED = "t.id IN (SELECT k.id FROM crm_task k WHERE directory_words(k.title) @@ CAST({}::text AS tsquery))"

called, nearly_called = conditions(CALLED)


async def found_tasks(actor: Actor, words: str, *, now: datetime, most: int) -> list[Todo]:
    """Open ones; else by words with one mistake. Raises Denied."""

    async def looked_for(asked: str) -> list[Todo]:
        return await open_tasks(actor, worded(CALLED, asked), now=now, most=LOOKED_AT)

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness([one.title], words))[:most]
