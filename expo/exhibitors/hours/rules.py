"""What a day of the floor is; pure."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.spans import Span

USUAL = (time(9), time(18))
"""Offered for days of which organisers have said nothing."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A day of the edition; `stated` is False while nobody has said from when to when, and `span` is the usual one."""

    day: date
    span: Span
    stated: bool


def usual(day: date, zone: str) -> Span:
    first, last = (datetime.combine(day, at, ZoneInfo(zone)) for at in USUAL)
    return Span(first, last)
