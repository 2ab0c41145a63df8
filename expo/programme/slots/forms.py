"""Where and when, as it is typed: day, time and length in the edition's zone, a room by its code."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form, blank, day_in
from expo.programme.slots.rules import Place

SHORTEST, LONGEST = 5, 24 * 60
USUAL = 50
"""Minutes: what a session takes until somebody says otherwise."""


def place_in(form: Form, zone: ZoneInfo) -> Place:
    """Mistakes stand at their fields; the caller checks the form. Length in minutes."""
    day, at, room = form.day("day"), _time(form), form.text("room", most=60)
    minutes = form.number("minutes")
    if "minutes" not in form.errors and not SHORTEST <= minutes <= LONGEST:
        form.mistake("minutes", mark("From 5 minutes to 24 hours, please."))
    if form.errors or day is None or at is None:
        return Place(room, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    begin = datetime.combine(day, at, zone)
    # The length is real time, also over a night in which clocks change.
    return Place(room, begin, (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone))


def days_with(days: list[date], form: Form) -> list[date]:
    """To choose from: the edition's, and the one that is typed, which may be the night after the last."""
    typed = day_in(form.raw("day"))
    return sorted({*days, *([typed] if typed else [])})


def filled(room: str, begin: datetime, end: datetime, revision: int) -> Form:
    """`begin` and `end` in the edition's zone."""
    minutes = int((end - begin) / timedelta(minutes=1))
    return blank(room=room, day=begin.date().isoformat(), begin=f"{begin:%H:%M}", minutes=minutes, revision=revision)


def _time(form: Form) -> time | None:
    typed = form.text("begin", most=20)
    try:
        return datetime.strptime(typed, "%H:%M").time()  # noqa: DTZ007 -- a time of day, the zone comes with the day
    except ValueError:
        if typed:
            form.mistake("begin", mark("A time looks like 14:30."))
        return None
