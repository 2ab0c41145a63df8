"""The localised draft of schedule.json, version 2 (schema2): every text may be one string or one string a language."""

from datetime import datetime
from typing import cast, get_args
from zoneinfo import ZoneInfo

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import ParsedAppearance, ParsedSession, ParsedSlot, ParsedSpeaker, Programme
from expo.interchange.readers.json_shapes import mapping, number, objects
from expo.interchange.times import day as day_of
from expo.interchange.times import instant, length
from expo.programme.languages import language_tag
from expo.releases.snapshot import Role
from i18n.text import Translated

ORIGIN = "schedule2"
CARRIES = frozenset(
    {
        "title",
        "subtitle",
        "abstract",
        "description",
        "track",
        "format",
        "spoken",
        "appearances",
        "slots",
        "url",
        "cancelled",
    }
)
ROLES = frozenset(get_args(Role))


def recognises(document: object) -> bool:
    return isinstance(mapping(mapping(document).get("schedule")).get("events"), list)


def read(document: object, setting: Setting) -> Programme:
    gathering = Gathering(ORIGIN, setting)
    schedule = mapping(mapping(document).get("schedule"))
    conference = mapping(schedule.get("conference"))
    stated = gathering.words(conference.get("time_zone_name"), "file")
    zone = gathering.zone(stated or None)
    for room in objects(conference.get("rooms")):
        _room(gathering, room)
    for track in objects(conference.get("tracks")):
        _track(gathering, track)
    for person in objects(schedule.get("persons")):
        _speaker(gathering, person)
    for event in objects(schedule.get("events")):
        _session(gathering, event, zone)
    return gathering.programme(
        CARRIES,
        title=gathering.words(conference.get("title"), "file") or None,
        zone=stated if stated == zone.key else None,
        starts_on=day_of(gathering.words(conference.get("start"), "file")),
        ends_on=day_of(gathering.words(conference.get("end"), "file")),
    )


def _localised(
    gathering: Gathering, value: object, row: str, what: str, spoken: tuple[str, ...] = ()
) -> Translated | None:
    if not isinstance(value, dict):
        return gathering.text(value, row, spoken=spoken) if spoken or what == "title" else gathering.label(value, row)
    tagged = {tag: text for name, text in value.items() if (tag := language_tag(str(name)))}
    return gathering.texts(tagged, row, what, spoken=spoken)


def _reference(one: dict[str, object]) -> str:
    return short(one.get("guid") or one.get("slug") or one.get("name") or "")


def _room(gathering: Gathering, room: dict[str, object]) -> str | None:
    """Rooms are pointed at by guid, slug or name, whichever the event has: each of them finds the same room."""
    called = [short(room[name]) for name in ("guid", "slug", "name") if isinstance(room.get(name), str) and room[name]]
    known = next((gathering.aliases[one] for one in called if one in gathering.aliases), None)
    if known is not None:
        return known
    name = _localised(gathering, room.get("name") or room.get("slug"), f"room {_reference(room)}", "name")
    if name is None:
        return None
    key = gathering.room(_reference(room), name, capacity=number(room.get("capacity")) or None)
    gathering.aliases.update(dict.fromkeys((*called, *(one.text for one in name.renditions.values())), key))
    return key


def _track(gathering: Gathering, track: dict[str, object]) -> str | None:
    key = short(track.get("slug") or _reference(track))
    name = track.get("name") or track.get("slug")
    return gathering.track(key, _localised(gathering, name, f"track {key}", "name")) if key else None


def _speaker(gathering: Gathering, person: dict[str, object]) -> str | None:
    key = short(person.get("guid") or person.get("code") or person.get("id") or person.get("name") or "")
    name = gathering.words(person.get("name") or person.get("public_name"), f"person {key}")
    if key and name and key not in gathering.speakers:
        biography = _localised(gathering, person.get("biography"), f"person {key}", "biography")
        gathering.speakers[key] = ParsedSpeaker(key=key, names={"und": name}, biography=biography)
    return key if key in gathering.speakers else None


def _session(gathering: Gathering, event: dict[str, object], zone: ZoneInfo) -> None:
    key = gathering.key("session", [event.get("guid"), event.get("id")], gathering.sessions)
    spoken = gathering.spoken(event.get("language"), key)
    title = _localised(gathering, event.get("title"), key, "title", spoken)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    track, kind = mapping(event.get("track")), gathering.words(event.get("type"), key)
    slot = _slot(gathering, event, zone, key)
    gathering.sessions[key] = ParsedSession(
        key=key,
        title=title,
        subtitle=_localised(gathering, event.get("subtitle"), key, "subtitle", spoken),
        abstract=_localised(gathering, event.get("abstract"), key, "abstract", spoken),
        description=_localised(gathering, event.get("description"), key, "description", spoken),
        code=gathering.words(event.get("code"), key) or None,
        track=_track(gathering, track) if track else None,
        format=gathering.format(kind, gathering.label(kind, key)) if kind else None,
        spoken=spoken,
        appearances=_appearances(gathering, event, key),
        slots=(slot,) if slot else (),
        url=gathering.words(event.get("url"), key) or None,
        cancelled=gathering.words(event.get("state"), key) in ("canceled", "cancelled"),
    )


def _slot(gathering: Gathering, event: dict[str, object], zone: ZoneInfo, key: str) -> ParsedSlot | None:
    begin = _time(gathering, event.get("start") or event.get("date"), zone, key)
    end = _time(gathering, event.get("end"), zone, key)
    lasts = length(gathering.words(event.get("duration"), key))
    if begin is not None and end is None and lasts is not None:
        end = begin + lasts
    stated = event.get("room")
    room = _room(gathering, stated if isinstance(stated, dict) else {"name": stated})
    return gathering.slot(key, room, begin, end, key)


def _time(gathering: Gathering, stated: object, zone: ZoneInfo, key: str) -> datetime | None:
    found, assumed = instant(gathering.words(stated, key), zone)
    if found is None and stated:
        gathering.oddities.note("time_unreadable", key, time=str(stated))
    elif assumed:
        gathering.oddities.note("zone_assumed", key, zone=zone.key)
    return found


def _appearances(gathering: Gathering, event: dict[str, object], row: str) -> tuple[ParsedAppearance, ...]:
    found: dict[tuple[str, str], ParsedAppearance] = {}
    for person in objects(event.get("participants") or event.get("persons")):
        key, role = _speaker(gathering, person), gathering.words(person.get("role"), row) or "speaker"
        if role not in ROLES:
            gathering.oddities.note("role", row, role=role)
            role = "speaker"
        if key is None:
            gathering.oddities.note("speaker_unknown", row, speaker=str(person.get("name")))
        else:
            found.setdefault((key, role), ParsedAppearance(speaker=key, role=cast("Role", role)))
    return tuple(found.values())
