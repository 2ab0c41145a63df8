"""Whoever changes reservations of an edition waits for the one before: no two of them can each wait for the other."""

from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended({}, 0))"


async def turn(edition: UUID) -> None:
    """Until the caller's transaction ends; taken before any row is locked. That a booth has one reservation is held by a
    constraint all the same.
    """
    await DB.run_querystring(QueryString(LOCK, f"expo_reservation:{edition}"))
