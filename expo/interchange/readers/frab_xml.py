"""schedule.xml as frab, pretalx and c3voc write it."""

from datetime import timedelta
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import Programme
from expo.interchange.readers.frab import CARRIES, ORIGIN, Day, Event, Person, gather_event
from expo.interchange.reading_limits import BrokenFile, DangerousFile, UnknownFormat
from expo.interchange.times import NIGHT_ENDS, instant
from expo.interchange.times import day as day_of
from i18n.text import clean

MOST_TAGS = 2_000_000
FIELDS = (
    *("title", "subtitle", "abstract", "description", "track", "type", "language", "url"),
    *("date", "start", "duration", "room"),
)


def read(content: bytes, setting: Setting) -> Programme:
    """Raises UnreadableFile."""
    schedule = root_of(content, setting.file)
    if schedule.tag != "schedule":
        raise UnknownFormat(file=setting.file)
    gathering = Gathering(ORIGIN, setting)
    conference = schedule.find("conference")
    stated = _text(conference, "time_zone_name") if conference is not None else ""
    zone = gathering.zone(stated or None)
    for day in schedule.findall("day"):
        on = day_of(day.get("date") or "")
        begins = instant(day.get("start") or "", zone)[0]
        since = timedelta(hours=begins.hour, minutes=begins.minute) if begins else NIGHT_ENDS
        for room in day.findall("room"):
            for event in room.findall("event"):
                name = clean(room.get("name") or "") or _text(event, "room") or "?"
                key = gathering.room(name, gathering.label(name, f"room {name}"))
                gather_event(gathering, _event(event), Day(on, since), key, zone)
    return gathering.programme(
        CARRIES,
        title=_text(conference, "title") or None,
        zone=stated if stated == zone.key else None,
        starts_on=day_of(_text(conference, "start")),
        ends_on=day_of(_text(conference, "end")),
    )


def root_of(content: bytes, file: str) -> Element:
    """The root of an XML document without entities of its own. Raises BrokenFile, DangerousFile."""
    if content.count(b"<") > MOST_TAGS:
        raise DangerousFile(file=file, reason="it has more tags than any programme")
    try:
        found: Element = ElementTree.fromstring(content, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise DangerousFile(file=file, reason="it declares entities, as attacks on XML readers do") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BrokenFile(file=file, reason=str(error)) from error
    return found


def _event(event: Element) -> Event:
    fields: dict[str, object] = {name: _text(event, name) for name in FIELDS}
    fields |= {name: event.get(name) for name in ("guid", "id", "code")}
    persons = tuple(_person(one) for one in event.findall("persons/person"))
    return Event(fields, persons, _text(event, "recording/optout").lower() == "true")


def _person(person: Element) -> Person:
    name = clean(person.text or person.get("name") or "")
    key = person.get("id") or person.get("guid") or ""
    return Person(short(key), name, person.findtext("biography"))


def _text(parent: Element | None, path: str) -> str:
    return "" if parent is None else clean(parent.findtext(path) or "")
