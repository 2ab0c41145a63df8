"""schedule.json, version 1, as frab, pretalx and c3voc write it."""

from datetime import timedelta

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import Programme
from expo.interchange.readers.frab import CARRIES, ORIGIN, Day, Event, Person, gather_event
from expo.interchange.readers.json_shapes import mapping, number, objects
from expo.interchange.times import NIGHT_ENDS, instant
from expo.interchange.times import day as day_of


def recognises(document: object) -> bool:
    days = mapping(mapping(mapping(document).get("schedule")).get("conference")).get("days")
    return isinstance(days, list) and any("rooms" in day for day in objects(days))


def read(document: object, setting: Setting) -> Programme:
    gathering = Gathering(ORIGIN, setting)
    conference = mapping(mapping(mapping(document).get("schedule")).get("conference"))
    stated = gathering.words(conference.get("time_zone_name"), "file")
    zone = gathering.zone(stated or None)
    capacities = {
        gathering.words(room.get("name"), "room"): number(room.get("capacity"))
        for room in objects(conference.get("rooms"))
    }
    for day in objects(conference.get("days")):
        begins = instant(gathering.words(day.get("day_start"), "day"), zone)[0]
        since = timedelta(hours=begins.hour, minutes=begins.minute) if begins else NIGHT_ENDS
        place = Day(day_of(gathering.words(day.get("date"), "day")), since)
        for stated_name, events in mapping(day.get("rooms")).items():
            for event in objects(events):
                name = gathering.words(stated_name, "room") or gathering.words(event.get("room"), "room") or "?"
                room = gathering.room(
                    name, gathering.label(name, f"room {name}"), capacity=capacities.get(name) or None
                )
                gather_event(gathering, _event(event), place, room, zone)
    return gathering.programme(
        CARRIES,
        title=gathering.words(conference.get("title"), "file") or None,
        zone=stated if stated == zone.key else None,
        starts_on=day_of(gathering.words(conference.get("start"), "file")),
        ends_on=day_of(gathering.words(conference.get("end"), "file")),
    )


def _event(event: dict[str, object]) -> Event:
    plain = {
        name: value for name, value in event.items() if isinstance(value, (str, int)) and not isinstance(value, bool)
    }
    persons = tuple(_person(one) for one in objects(event.get("persons")))
    return Event(plain, persons, event.get("do_not_record") is True)


def _person(person: dict[str, object]) -> Person:
    name = person.get("public_name") or person.get("name") or person.get("full_public_name") or ""
    key = person.get("id") or person.get("guid") or person.get("code") or ""
    return Person(short(key), str(name), person.get("biography"))
