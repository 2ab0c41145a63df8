"""schedule.xml as frab made it and c3voc's XSD holds it, in one language."""

from xml.etree.ElementTree import Element, SubElement, tostring

from expo.interchange.exports.demands import hours, legal, track_slugs
from expo.interchange.exports.events import Day, Event, Telling
from expo.interchange.exports.generator import NAME, VERSION, revision
from expo.releases.publication import Publication
from i18n.locales import Language

SLOT_LENGTH = "00:05"
"""The grid on which readers of the format draw: our sessions begin on any minute, five are what apps expect."""


def document(publication: Publication, language: Language, base_url: str) -> bytes:
    """UTF-8. Cancelled sessions are left out: the format cannot say that something is off.

    An event has no `code` attribute, which only the newest schema allows; its address ends in it.
    """
    telling = Telling(publication, language, base_url)
    schedule = Element("schedule")
    SubElement(schedule, "generator", name=NAME, version=VERSION)
    _say(schedule, "url", f"{telling.site}/schedule.xml")
    _say(schedule, "version", revision(publication))
    days = telling.days()
    _conference(schedule, telling, days)
    for day in days:
        _day(schedule, day, telling)
    written: bytes = tostring(schedule, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _conference(schedule: Element, telling: Telling, days: tuple[Day, ...]) -> None:
    edition = telling.publication.edition
    conference = SubElement(schedule, "conference")
    _say(conference, "title", telling.text(edition.name))
    _say(conference, "acronym", telling.acronym)
    _say(conference, "start", days[0].date.isoformat())
    _say(conference, "end", days[-1].date.isoformat())
    _say(conference, "days", str(len(days)))
    _say(conference, "timeslot_duration", SLOT_LENGTH)
    _say(conference, "base_url", f"{telling.site}/")
    _say(conference, "url", f"{telling.site}/schedule")
    _say(conference, "time_zone_name", edition.zone)
    tracks = telling.publication.tracks
    slugs = track_slugs(tracks)
    for code, track in tracks.items():
        SubElement(conference, "track", name=telling.text(track.name), slug=slugs[code])


def _day(schedule: Element, day: Day, telling: Telling) -> None:
    start, end = day.start.isoformat(), day.end.isoformat()
    written = SubElement(schedule, "day", index=str(day.index), date=day.date.isoformat(), start=start, end=end)
    guids = {telling.rooms[room.code]: room.id for room in telling.publication.snapshot.rooms}
    for name, events in day.rooms.items():
        room = SubElement(written, "room", name=name, guid=guids[name])
        for event in events:
            _event(room, event)


def _event(room: Element, event: Event) -> None:
    written = SubElement(room, "event", id=str(event.id), guid=event.guid)
    _say(written, "date", event.begin.isoformat())
    _say(written, "start", f"{event.begin:%H:%M}")
    _say(written, "duration", hours(event.length))
    _say(written, "room", event.room)
    _say(written, "slug", event.slug)
    _say(written, "url", event.url)
    recording = SubElement(written, "recording")
    _say(recording, "license", "")
    _say(recording, "optout", "false" if event.recorded else "true")
    _say(written, "title", event.title)
    _say(written, "subtitle", event.subtitle)
    _say(written, "track", event.track)
    _say(written, "type", event.type)
    _say(written, "language", event.language)
    _say(written, "abstract", event.abstract)
    _say(written, "description", event.description)
    persons = SubElement(written, "persons")
    for person in event.persons:
        SubElement(persons, "person", id=str(person.id), guid=person.guid).text = person.name
    links = SubElement(written, "links")
    if event.link:
        SubElement(links, "link", href=event.link).text = legal(event.link)
