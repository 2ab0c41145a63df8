"""Tasks and deadlines as a calendar (RFC 5545): whole days, known by the same UID for good, numbered by their changes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from core.errors import mark
from crm.tasks.queries import Todo
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.locales import Language

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Madang//Desk//EN"
TASK, DEADLINE = mark("A task"), mark("A deadline")
NAME = mark("My tasks and deadlines")


def calendar_of(
    tasks: Sequence[Todo], deadlines: Sequence[Deadline], tongue: Language, base_url: str, now: datetime
) -> bytes:
    """Done and dropped tasks are struck out (STATUS:CANCELLED), so that a calendar that has them lets them go."""
    from icalendar import Calendar  # noqa: PLC0415 -- slow to load, and no start should wait for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say(tongue, NAME))
    host = urlsplit(base_url).netloc
    for one in tasks:
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
    for known in deadlines:
        name = say(tongue, DEADLINE) if known.closed else " – ".join(filter(None, (known.text, known.about)))
        event = _event(f"{known.key}@{host}", name, known.due_on, f"{base_url}{known.href}")
        event.add("dtstamp", now)
        calendar.add_component(event)
    printed: bytes = calendar.to_ical()
    return printed


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
