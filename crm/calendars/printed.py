"""Meetings, tasks and deadlines as a calendar (RFC 5545), known by the same UID for good, numbered by their changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from core.errors import mark
from crm.tasks.queries import Todo
from crm.timeline.queries import Entry
from crm.timeline.rules import KIND_NAMES
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.locales import Language

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Madang//Desk//EN"
TASK, DEADLINE, CONFIDENTIAL = mark("A task"), mark("A deadline"), mark("Confidential")
NAME = mark("My meetings, tasks and deadlines")


@dataclass(frozen=True, slots=True)
class Dated:
    """What somebody has in days to come, and had not long ago."""

    tasks: Sequence[Todo]
    deadlines: Sequence[Deadline]
    meetings: Sequence[Entry]


def calendar_of(dated: Dated, tongue: Language, base_url: str, now: datetime) -> bytes:
    """Done and dropped tasks are struck out (STATUS:CANCELLED), so that a calendar that has them lets them go. Of what is
    confidential no more is told than that there is something.
    """
    from icalendar import Calendar  # noqa: PLC0415 -- slow to load, and no start should wait for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say(tongue, NAME))
    host = urlsplit(base_url).netloc
    for one in dated.tasks:
        event = _event(
            f"task-{one.id}@{host}",
            say(tongue, TASK) if one.confidential else one.title,
            one.due_on,
            f"{base_url}/desk/tasks/{one.id}",
        )
        event.add("dtstamp", one.changed_at)
        event.add("last-modified", one.changed_at)
        event.add("sequence", one.version)
        event.add("status", "CONFIRMED" if one.state == "open" else "CANCELLED")
        calendar.add_component(event)
    for known in dated.deadlines:
        name = say(tongue, DEADLINE) if known.closed else " – ".join(filter(None, (known.text, known.about)))
        event = _event(f"{known.key}@{host}", name, known.due_on, f"{base_url}{known.href}")
        event.add("dtstamp", now)
        calendar.add_component(event)
    for met in dated.meetings:
        calendar.add_component(_meeting(met, tongue, base_url, host))
    printed: bytes = calendar.to_ical()
    return printed


def _meeting(one: Entry, tongue: Language, base_url: str, host: str) -> "Event":
    """At its hour where that is known (how long it takes nobody said), else on its day."""
    title = CONFIDENTIAL if one.confidential else KIND_NAMES[one.kind]
    name = say(tongue, title) + ("" if one.confidential else f": {one.title}")
    event = _event(f"entry-{one.id}@{host}", name, one.happened_on, f"{base_url}/desk/timeline/{one.id}")
    if one.happened_at is not None:
        for part in ("dtstart", "dtend", "transp"):
            del event[part]
        event.add("dtstart", one.happened_at)
    changed_at = one.edited_at or one.made_at
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", one.version)
    return event


def _event(uid: str, name: str, day: date, href: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("uid", uid)
    event.add("summary", name)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("url", href)
    return event
