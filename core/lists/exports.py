"""Taking a list out as a table: just as it is filtered, never without a reason, and never unseen."""

from datetime import datetime

from core.access.rules import require
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from core.lists import queries
from core.lists.columns import Listed, Looking, Row
from core.lists.facts import ListExported
from core.lists.rules import Asked


class TooMuch(Conflict):
    status = 422
    message = mark("More than {most} records fit, and a table with some of them would mislead. Narrow the list first.")


async def take_out(listed: Listed, asked: Asked, looking: Looking, *, because: str, now: datetime) -> tuple[Row, ...]:
    """What the list shows of it, to its end. Raises NotFound where a list is not taken out, TooMuch, Denied."""
    if not listed.exporting:
        raise NotFound
    require(looking.actor, listed.exporting)
    async with transaction():
        sheet = await queries.everything(listed, asked, looking)
        if sheet.after:
            raise TooMuch(most=queries.MOST_EXPORTED)
        await record(looking.actor, ListExported(list=listed.name, rows=len(sheet.rows)), now=now, because=because)
    return sheet.rows
