"""Times as programme files write them: with an offset, without, as a day and an hour, as a length; pure."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST = timedelta(days=31)
NIGHT_ENDS = timedelta(hours=4)
"""A day of the frab formats that does not say when it begins runs from four to four."""
_hours = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?::00)?$")
_clock = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?$")


def zone_called(name: str | None) -> ZoneInfo | None:
    """None for what the IANA database does not have."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def instant(stated: str, zone: ZoneInfo) -> tuple[datetime | None, bool]:
    """The instant, aware, and whether `zone` had to be assumed; (None, False) for what is no time."""
    try:
        found = datetime.fromisoformat(stated.strip())
    except ValueError:
        return None, False
    if len(stated.strip()) <= 10 or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None, False
    return (found.replace(tzinfo=zone), True) if found.tzinfo is None else (found, False)


def day(stated: str) -> date | None:
    """The day of an ISO date or date and time."""
    try:
        found = datetime.fromisoformat(stated.strip()).date()
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def clock_time(stated: str) -> timedelta | None:
    """`14:30` as the time since midnight; hours past 24 stand for the next morning."""
    found = _clock.match(stated.strip())
    if found is None or int(found[1]) > 47 or int(found[2]) > 59:
        return None
    return timedelta(hours=int(found[1]), minutes=int(found[2]))


def length(stated: str) -> timedelta | None:
    """`01:30`, `1:06:00` (days, hours, minutes) or minutes; None for what is no length or longer than a month."""
    found = _hours.match(stated.strip())
    if found is not None:
        total = timedelta(days=int(found[1] or 0), hours=int(found[2]), minutes=int(found[3]))
    elif stated.strip().isdecimal() and len(stated.strip()) < 6:
        total = timedelta(minutes=int(stated))
    else:
        return None
    return total if total <= LONGEST else None
