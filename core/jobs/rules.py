"""When a failed delivery is tried again, and when it is left to a person."""

from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 12


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Doubles from five seconds to an hour; None after twelve attempts (about five hours)."""
    if attempts >= MOST_ATTEMPTS:
        return None
    doubled: timedelta = FIRST_WAIT * 2 ** (attempts - 1)
    return now + min(doubled, LONGEST_WAIT)
