"""Days and months as agreements count them: in Seoul, with the last day of a short month for one that it lacks."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
A_DAY = timedelta(days=1)
MONTHS_A_YEAR = 12


def day_in_seoul(now: datetime) -> date:
    """Wherever the officer or the server is: a term ends with the day in Seoul."""
    return now.astimezone(SEOUL).date()


def months_after(day: date, months: int) -> date:
    """31 January and one month is the last day of February."""
    whole = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(whole, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
