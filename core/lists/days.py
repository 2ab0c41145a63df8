"""Days as people ask for them: within 30 days, this quarter, overdue, nothing for 90 days; pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import mark
from core.forms.form import day_in

FARTHEST = 3_650
WEEK, QUARTER, YEAR = 7, 3, 12
FIXED = {
    "overdue": mark("Overdue"),
    "today": mark("This very day"),
    "week": mark("This week"),
    "month": mark("This month"),
    "quarter": mark("This quarter"),
    "year": mark("This year"),
    "none": mark("No day"),
}
COUNTED = {
    "within": mark("Within {days} days"),
    "past": mark("In the past {days} days"),
    "quiet": mark("Nothing for {days} days"),
}
"""Gettext ids; the number of days follows the word in an address: within-30."""
OFFERED = (
    "overdue",
    "today",
    "week",
    "within-30",
    "within-90",
    "month",
    "quarter",
    "year",
    "past-30",
    "quiet-90",
    "none",
)
_counted = re.compile(r"(within|past|quiet)-([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Span:
    """Both ends belong to it, None is open. `empty` counts what has no day; `late` asks for what is still open, too."""

    first: date | None = None
    last: date | None = None
    empty: bool = False
    late: bool = False

    def holds(self, day: date | None, *, open_: bool = True) -> bool:
        """The same as in SQL, for lists that are at hand."""
        if day is None:
            return self.empty
        if self.empty and self.last is None:
            return False
        if self.late and not open_:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def span_in(text: str, today: date) -> Span | None:
    """None for what nobody asks like this."""
    if text == "none":
        return Span(empty=True)
    if text == "overdue":
        return Span(last=today - timedelta(days=1), late=True)
    if text in FIXED:
        return Span(*_turn(text, today))
    if found := _counted.fullmatch(text):
        return _reckoned(found[1], int(found[2]), today)
    first, dots, last = text.partition("..")
    begins, ends = day_in(first), day_in(last)
    understood = dots and (begins or not first) and (ends or not last) and (begins or ends)
    return Span(begins, ends) if understood else None


def said(text: str) -> tuple[str, dict[str, object]]:
    """A gettext id and its places, for what `span_in` understands."""
    if text in FIXED:
        return FIXED[text], {}
    if found := _counted.fullmatch(text):
        return COUNTED[found[1]], {"days": int(found[2])}
    first, _, last = text.partition("..")
    if not last:
        return mark("From {first}"), {"first": first}
    return (
        (mark("From {first} to {last}"), {"first": first, "last": last})
        if first
        else (mark("To {last}"), {"last": last})
    )


def month_in(text: str, today: date) -> date:
    """The first of the month that an address names, else of today's."""
    found = day_in(f"{text}-01") if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text) else None
    return found or today.replace(day=1)


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def weeks_of(month: date) -> list[list[date]]:
    """Mondays first, whole weeks."""
    first = month - timedelta(days=month.weekday())
    number = -(-(end_of_month(month) - first).days // WEEK) + (end_of_month(month).weekday() == 0)
    return [[first + timedelta(days=WEEK * week + day) for day in range(WEEK)] for week in range(number)]


def _reckoned(word: str, days: int, today: date) -> Span | None:
    if days > FARTHEST:
        return None
    if word == "within":
        return Span(today, today + timedelta(days=days))
    before = today - timedelta(days=days)
    return Span(before, today) if word == "past" else Span(last=before - timedelta(days=1), empty=True)


def _turn(text: str, today: date) -> tuple[date, date]:
    if text == "today":
        return today, today
    if text == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=WEEK - 1)
    months = {"month": 1, "quarter": QUARTER, "year": YEAR}[text]
    begins = (today.month - 1) // months * months + 1
    return today.replace(month=begins, day=1), end_of_month(today.replace(month=begins + months - 1, day=1))
