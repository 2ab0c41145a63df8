"""Telling a part of the house again what was recorded: after a mistake in it was mended, or a backup was put back."""

from datetime import date, datetime, time

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.clock import SEOUL
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.jobs.facts import FactsReplayed
from core.journal.commands import CHANNEL, record
from core.journal.subscriptions import followers
from core.live.notices import tell

AGAIN = """
WITH told AS (
    INSERT INTO core_delivery (entry, subscriber, due_at, attempts)
    SELECT e.id, {}, {}, 0 FROM core_entry e WHERE e.kind = {} AND e.at >= {}
    ON CONFLICT (entry, subscriber) DO UPDATE
        SET due_at = excluded.due_at, delivered_at = NULL, attempts = 0, trouble = NULL
    RETURNING 1
) SELECT count(*) AS number FROM told
"""
"""Also what was recorded before anybody listened, and what was pruned since."""


async def tell_again(actor: Actor, follows: str, *, since: date, now: datetime) -> int:
    """Owes every fact that was recorded since that day began in Seoul to those who keep that up to date
    (`Subscriber.follows`), once more; how many there are. The worker delivers them in its own time, and each has its effect
    once. Raises Denied, NotFound.
    """
    require(actor, Core.JOB_RETRY)
    mine = followers().get(follows)
    if mine is None:
        raise NotFound
    begins = datetime.combine(since, time(), SEOUL)
    async with transaction():
        count = 0
        for one in mine:
            count += (await DB.run_querystring(QueryString(AGAIN, one.name, now, one.kind, begins)))[0]["number"]
        fact = FactsReplayed(subscribers=tuple(each.name for each in mine), since=begins.isoformat(), count=count)
        await record(actor, fact, now=now)
        await tell(CHANNEL)
    return count
