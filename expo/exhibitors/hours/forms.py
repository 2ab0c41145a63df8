"""Opening hours and times of day as they are typed."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form
from core.spans import Span


def time_in(form: Form, name: str, *, needed: bool = True) -> time | None:
    """As `<input type="time">` sends it; None, and a mistake, for anything else."""
    typed = form.text(name, most=20, needed=needed)
    found = time_of(typed)
    if typed and found is None:
        form.mistake(name, mark("A time looks like 14:30."))
    return found


def time_of(typed: str) -> time | None:
    try:
        return datetime.strptime(typed, "%H:%M").time()  # noqa: DTZ007 -- a time of day, the zone comes with the day
    except ValueError:
        return None


def hours_in(form: Form, days: Iterable[date], zone: str) -> dict[date, Span]:
    """By day, where both ends were said."""
    found = {}
    for day in days:
        opens, closes = time_in(form, f"opens_{day}", needed=False), time_in(form, f"closes_{day}", needed=False)
        if opens is None and closes is None:
            continue
        if opens is None or closes is None or closes <= opens:
            form.mistake(f"closes_{day}", mark("It closes after it opens: please say both."))
            continue
        first, last = (datetime.combine(day, at, ZoneInfo(zone)) for at in (opens, closes))
        found[day] = Span(first, last)
    return found
