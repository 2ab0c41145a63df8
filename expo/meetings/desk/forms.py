"""A meeting as the desk arranges it, typed: who, when, where, in which language, with which interpreter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import mark
from core.forms.form import Form, blank
from core.spans import Span
from expo.exhibitors.hours.forms import time_in
from expo.exhibitors.stands.rules import SPOKEN
from expo.meetings.arranging import Arranged
from expo.meetings.queries import Meet

KINDS = {
    "agreed": mark("Arranged: both know already"),
    "asked": mark("Proposed to both: each says yes"),
    "now": mark("They meet now"),
}
LEAST, MOST = 10, 240
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Offered:
    """What the selects of the form hold: ids by code, in order. Interpreters by their id's text."""

    exhibitors: Mapping[str, UUID]
    counterparts: Mapping[str, UUID]
    tables: Mapping[str, UUID]
    interpreters: Mapping[str, UUID]


def span_in(form: Form, zone: ZoneInfo) -> Span | None:
    """A day, a time and minutes, in the edition's zone."""
    day, at = form.day("day"), time_in(form, "time")
    minutes = form.whole("minutes", least=LEAST, most=MOST)
    if day is None or at is None or not LEAST <= minutes <= MOST:
        return None
    begin = datetime.combine(day, at, zone)
    return Span(begin, begin + timedelta(minutes=minutes))


def arranged_in(
    form: Form, exhibitor: UUID, counterpart: UUID, during: Span | None, offered: Offered
) -> Arranged | None:
    """None, with mistakes, for what is none."""
    table = form.choice("table", tuple(offered.tables), needed=False)
    interpreter = form.choice("interpreter", tuple(offered.interpreters), needed=False)
    language = form.choice("tongue", SPOKEN, needed=False)
    if during is None or form.errors:
        return None
    return Arranged(
        exhibitor, counterpart, during, language, offered.interpreters.get(interpreter), offered.tables.get(table)
    )


def one_in(form: Form, name: str, known: Mapping[str, UUID]) -> UUID | None:
    """Whom a code stands for; None, and a mistake, for nobody."""
    return known.get(form.choice(name, tuple(known)))


def filled(meet: Meet, zone: ZoneInfo) -> Form:
    """As it is now."""
    begin = meet.begins_at.astimezone(zone) if meet.begins_at else None
    return blank(
        day=begin.date().isoformat() if begin else "",
        time=f"{begin:%H:%M}" if begin else "",
        minutes=meet.during.minutes if meet.during else 30,
        table=meet.table_code or "",
        tongue=meet.language,
        interpreter=str(meet.interpreter or ""),
        revision=meet.revision,
    )
