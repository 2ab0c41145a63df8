"""What is told of meetings, and what consultation records make of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.errors import mark
from core.jobs.registry import Arguments, Progress, Result, Work
from core.journal.subscriptions import Subscriber
from crm.consultations.advancing import catch_up, follow_meeting

FOLLOWS = mark("Consultation records, by the meetings of the expo")
TOLD = ("agreed", "moved", "ended", "held", "missed")


async def hear_of_meeting(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time, and in any order: see `follow_meeting`."""
    await follow_meeting(UUID(str(payload["meeting"])), now=now)


follow_meetings = tuple(
    Subscriber(f"crm.consultations.meeting_{one}", f"expo.meetings.{one}", hear_of_meeting, FOLLOWS) for one in TOLD
)


async def _run(_arguments: Arguments, now: datetime, _progress: Progress) -> Result:
    return {"count": await catch_up(now=now)}


WORK = Work(
    "crm.consultations.catch_up",
    mark("Bring consultation records up to their meetings"),
    mark("Brought up: {count}"),
    _run,
    timedelta(hours=1),
)
"""Meetings that were there before anybody listened, and deliveries that were given up."""
