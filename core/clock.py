"""Where the present moment comes from: asked once at the edge, then handed inwards as `now`."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant in UTC; tests pass another callable of the same shape."""
    return datetime.now(UTC)
