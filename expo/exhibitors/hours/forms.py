"""Opening hours and times of day as they are typed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from core.errors import mark
from core.forms.form import Form, blank
from core.forms.rows import was_rows
from core.spans import Span
from expo.exhibitors.hours.rules import ROWS, lines_of, span_of


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


def filled(spans: Mapping[date, Span], zone: str) -> Form:
    """With what each day was, so that two who change them at once are told apart."""
    lines, fields = lines_of(spans, zone), {}
    for day, line in lines.items():
        fields[f"opens_{day}"], fields[f"closes_{day}"] = line.split()
    return blank(**fields, **was_rows(ROWS, lines))


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
        found[day] = span_of(day, opens, closes, zone)
    return found
