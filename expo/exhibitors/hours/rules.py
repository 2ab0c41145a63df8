"""What a day of the floor is; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.forms.merging import Lines
from core.spans import Span

ROWS = "hours"
USUAL = (time(9), time(18))
"""Offered for days of which organisers have said nothing."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A day of the edition; `stated` is False while nobody has said from when to when, and `span` is the usual one."""

    day: date
    span: Span
    stated: bool


def usual(day: date, zone: str) -> Span:
    return span_of(day, *USUAL, zone)


def lines_of(spans: Mapping[date, Span], zone: str) -> dict[str, str]:
    """A line for each day, in the edition's zone: 09:00 18:00."""
    at = ZoneInfo(zone)
    return {
        day.isoformat(): " ".join(f"{end.astimezone(at):%H:%M}" for end in (span.begin, span.end))
        for day, span in spans.items()
    }


def spans_of(lines: Lines, zone: str) -> dict[date, Span]:
    """Of lines as `lines_of` writes them."""
    return {(day := date.fromisoformat(key)): span_of(day, *_times(line), zone) for key, line in lines.items()}


def span_of(day: date, opens: time, closes: time, zone: str) -> Span:
    first, last = (datetime.combine(day, at, ZoneInfo(zone)) for at in (opens, closes))
    return Span(first, last)


def _times(line: str) -> tuple[time, time]:
    opens, closes = (time.fromisoformat(one) for one in line.split())
    return opens, closes
