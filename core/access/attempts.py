"""How often something may be tried: counted by one statement in the database, so that it holds across processes."""

from datetime import datetime, timedelta

from piccolo.querystring import QueryString

from core.access.secret import tag
from core.db.engine import DB
from core.errors import Limited, LimitedForLong

MINUTE, LONG = 60, 120
"""Seconds; from LONG on nobody counts them."""

COUNT = """
INSERT INTO core_attempts AS a (key, began_at, tries) VALUES ({}, {}, 1)
ON CONFLICT (key) DO UPDATE SET
    tries = CASE WHEN a.began_at <= {} THEN 1 ELSE a.tries + 1 END,
    began_at = CASE WHEN a.began_at <= {} THEN excluded.began_at ELSE a.began_at END
RETURNING tries, began_at
"""


async def allow(what: str, whom: str, *, most: int, seconds: int, now: datetime) -> None:
    """At most `most` tries in a window of `seconds`, from the first one. Raises Limited with the seconds to wait.

    `whom` (an address, an account) is kept as a tag only. Outside of the caller's transaction, a refused act still
    counts: call it before one is opened.
    """
    key, since = tag("attempts", what.encode(), whom.encode()).hex(), now - timedelta(seconds=seconds)
    row = (await DB.run_querystring(QueryString(COUNT, key, now, since, since)))[0]
    if row["tries"] > most:
        after = max(1, int((row["began_at"] + timedelta(seconds=seconds) - now).total_seconds()))
        raise LimitedForLong(after=after, minutes=-(-after // MINUTE)) if after > LONG else Limited(after=after)
