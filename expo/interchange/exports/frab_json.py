"""schedule.json, version 1, as c3voc's JSON schema holds it, in one language."""

import re
from typing import Any

import msgspec

from expo.interchange.exports.demands import hours_and_minutes, track_slugs, zone_name
from expo.interchange.exports.events import Day, Event, Person, Telling
from expo.interchange.exports.frab_xml import SLOT_LENGTH
from expo.interchange.exports.generator import NAME, VERSION, revision
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenEdition
from i18n.locales import LANGUAGES, Language

SCHEMA = "https://c3voc.de/schedule/schema.json"
_code = re.compile("^[A-Z0-9]+$")


def document(publication: Publication, language: Language, base_url: str) -> bytes:
    """What we have besides (the same file in other languages, interpretation by guid) stands under `schedule`, the one
    level that is open.
    """
    telling = Telling(publication, language, base_url)
    schedule = {
        "version": revision(publication),
        "base_url": f"{telling.site}/",
        "url": f"{telling.site}/schedule.json",
        "conference": _conference(telling, telling.days()),
        "language": language.code,
        "alternates": _alternates(publication.edition, base_url),
        "interpretation": _interpretation(telling),
    }
    generator = {"name": NAME, "version": VERSION, "url": f"{base_url}/"}
    return msgspec.json.encode({"$schema": SCHEMA, "generator": generator, "schedule": schedule})


def _conference(telling: Telling, days: tuple[Day, ...]) -> dict[str, Any]:
    snapshot = telling.publication.snapshot
    zone = zone_name(snapshot.edition.zone)
    slugs = track_slugs(telling.publication.tracks)
    return {
        "acronym": telling.acronym,
        "title": telling.text(snapshot.edition.name),
        "description": telling.text(snapshot.edition.tagline),
        "start": days[0].date.isoformat(),
        "end": days[-1].date.isoformat(),
        "daysCount": len(days),
        "timeslot_duration": SLOT_LENGTH,
        **({"time_zone_name": zone} if zone else {}),
        "url": f"{telling.site}/schedule",
        "tracks": [{"name": telling.text(track.name), "slug": slugs[track.code]} for track in snapshot.tracks],
        "rooms": [
            {"name": telling.rooms[room.code], "guid": room.id, "capacity": room.capacity} for room in snapshot.rooms
        ],
        "days": [_day(day) for day in days],
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {name: [_event(event) for event in events] for name, events in day.rooms.items()},
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "guid": event.guid,
        **({"code": event.code} if _code.match(event.code) else {}),
        "date": event.begin.isoformat(),
        "start": f"{event.begin:%H:%M}",
        "duration": hours_and_minutes(event.length),
        "room": event.room,
        "slug": event.slug,
        "url": event.url,
        "title": event.title,
        "subtitle": event.subtitle,
        "track": event.track or None,
        "type": event.type,
        "language": event.language,
        "abstract": event.abstract,
        "description": event.description,
        "do_not_record": not event.recorded,
        "persons": [_person(person) for person in event.persons],
        "links": [{"url": event.link, "title": event.link}] if event.link else [],
        "attachments": [],
    }


def _person(person: Person) -> dict[str, Any]:
    """With `name` alone: the schema takes either that or frab's `public_name`, and refuses both at once."""
    return {
        "id": person.id,
        "guid": person.guid,
        **({"code": person.code} if _code.match(person.code) else {}),
        "name": person.name,
        "biography": person.biography,
        "url": person.url,
    }


def _alternates(edition: FrozenEdition, base_url: str) -> dict[str, str]:
    return {one.code: f"{base_url}/{one.code}/{edition.slug}/schedule.json" for one in LANGUAGES}


def _interpretation(telling: Telling) -> dict[str, Any]:
    return {
        meeting.slot.id: [{"language": one.language, "channel": one.channel} for one in meeting.session.interpreted]
        for meeting in telling.meetings
        if meeting.session.interpreted
    }
