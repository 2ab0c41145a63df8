"""A plan as a calendar (RFC 5545): the same UID for good, a number that rises with every published change."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from core.errors import mark
from crm.delegations.programme.links.pocket import Entry, Pocket
from expo.interchange.exports.calendar import REFRESHED_EVERY, zone_rules
from expo.interchange.exports.content_lines import sent
from i18n import formats
from i18n.catalogue import say

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//Madang//Visits//EN"
END = b"END:VCALENDAR\r\n"
HOST, WITH = mark("Received by: {name}"), mark("With: {names}")
INTERPRETED, BY_CAR = mark("Interpreted by: {names}"), mark("By car: {cars}")
SETS_OUT = mark("Leave at {time}.")


def uid_of(entry_id: object) -> str:
    """Of an item, in every calendar and every mail."""
    return f"visit-item-{entry_id}@madang"


def calendar_of(pocket: Pocket, base: str) -> bytes:
    """For a calendar that follows its address; `base` is that of the page."""
    calendar = new_calendar("PUBLISH")
    calendar.add("x-wr-calname", pocket.who.text)
    calendar.add("name", pocket.who.text)
    for one in pocket.entries:
        calendar.add_component(event_of(one, pocket, base))
    head = f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESHED_EVERY}\r\nX-PUBLISHED-TTL:{REFRESHED_EVERY}\r\n".encode()
    octets = with_zones(calendar, pocket.entries)
    return octets.replace(b"METHOD:PUBLISH\r\n", b"METHOD:PUBLISH\r\n" + head, 1)


def new_calendar(method: str) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 -- slow to load, and no start should wait for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def with_zones(calendar: "Calendar", entries: Iterable[Entry]) -> bytes:
    """As bytes, with the rules of the zones in which the entries are."""
    years: dict[str, set[int]] = {}
    for one in entries:
        years.setdefault(str(one.begin.tzinfo), set()).add(one.begin.year)
    rules = b"".join(zone_rules(zone, min(found), max(found)) for zone, found in sorted(years.items()))
    octets = sent(calendar)
    first = octets.find(b"BEGIN:VEVENT")
    return octets if first < 0 else octets[:first] + rules + octets[first:]


def event_of(one: Entry, pocket: Pocket, base: str) -> "Event":
    """One entry; what is off is said to be."""
    from icalendar import Event  # noqa: PLC0415 -- as above

    changed: datetime = one.item.changed_at or one.begin
    event = Event()
    event.add("uid", uid_of(one.item.id))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", one.item.sequence)
    event.add("status", "CONFIRMED" if one.on else "CANCELLED")
    event.add("summary", one.title.text)
    event.add("dtstart", one.begin)
    event.add("dtend", one.end)
    if one.place.text:
        event.add("location", one.place.text)
    if words := described(one, pocket):
        event.add("description", words)
    event.add("url", base)
    return event


def described(one: Entry, pocket: Pocket) -> str:
    """What else one has to know, a line each."""
    tongue = pocket.language
    lines = [
        say(tongue, SETS_OUT, time=formats.clock(one.leaves)) if one.item.travel else "",
        say(tongue, HOST, name=formats.isolated(one.item.host, tongue)) if one.item.host else "",
        say(tongue, WITH, names=", ".join(one.with_whom)) if one.with_whom else "",
        say(tongue, INTERPRETED, names=", ".join(one.interpreters)) if one.interpreters else "",
        say(tongue, BY_CAR, cars=", ".join(car.plate for car in one.cars)) if one.cars else "",
        one.item.notes if pocket.party.whose == "member" else "",
    ]
    return "\n".join(filter(None, lines))
