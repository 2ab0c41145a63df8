"""Where the present moment comes from: asked once at the edge, then handed inwards as `now`."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
SEOUL = ZoneInfo("Asia/Seoul")
"""By whose days the desk counts."""


def system_clock() -> datetime:
    """The present instant in UTC; tests pass another callable of the same shape."""
    return datetime.now(UTC)
