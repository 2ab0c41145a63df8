"""What seats do when they hear of a release: sessions that it cancels are told to everybody who signed up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.journal.subscriptions import Subscriber
from expo.releases.facts import ProgrammeReleased, ProgrammeRestored
from expo.releases.queries import release_called
from expo.seats.commands import end_all
from expo.seats.letters import CANCELLED

STILL_THERE = """
SELECT g.id FROM expo_seating g JOIN expo_session s ON s.id = g.session
WHERE s.edition = {} AND s.code = ANY({}) AND EXISTS
    (SELECT 1 FROM expo_seat t WHERE t.seating = g.id AND t.state <> 'left')
"""


async def _hear(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time: who was told has no seat any more."""
    snapshot = await release_called(payload["release"])
    off = [one.code for one in snapshot.sessions if one.cancelled]
    for row in await DB.run_querystring(QueryString(STILL_THERE, payload["edition"], off)):
        await end_all(SYSTEM, row["id"], CANCELLED, now=now)


tell_of_cancelled = (
    Subscriber("expo.seats.cancelled", ProgrammeReleased.kind, _hear),
    Subscriber("expo.seats.cancelled_again", ProgrammeRestored.kind, _hear),
)
