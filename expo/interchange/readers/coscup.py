"""The programme JSON of COSCUP and its relatives: lists that point at each other, texts as one object a language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import ParsedAppearance, ParsedSession, ParsedSpeaker, Programme
from expo.interchange.readers.json_shapes import mapping, objects
from expo.interchange.times import instant
from expo.programme.languages import language_tag
from i18n.text import Translated, source_hash

ORIGIN = "coscup"
CARRIES = frozenset({"title", "description", "track", "spoken", "appearances", "slots", "url"})


def recognises(document: object) -> bool:
    sessions = objects(mapping(document).get("sessions"))
    return bool(sessions) and all("start" in one and "end" in one and _languages(one) for one in sessions)


def read(document: object, setting: Setting) -> Programme:
    gathering = Gathering(ORIGIN, setting)
    lists = mapping(document)
    zone = gathering.zone(None)
    for room in objects(lists.get("rooms")):
        gathering.room(room.get("id"), _texts(gathering, room, "name", f"room {room.get('id')}"))
    for track in objects(lists.get("session_types")):
        gathering.track(track.get("id"), _texts(gathering, track, "name", f"track {track.get('id')}"))
    for speaker in objects(lists.get("speakers")):
        _speaker(gathering, speaker)
    for session in objects(lists.get("sessions")):
        _session(gathering, session, zone)
    return gathering.programme(CARRIES)


def _speaker(gathering: Gathering, speaker: dict[str, object]) -> None:
    row = f"person {speaker.get('id')}"
    key = gathering.key("person", [speaker.get("id")], gathering.speakers)
    names: dict[str, str] = {}
    for tag, texts in _languages(speaker).items():
        name = gathering.words(texts.get("name"), row)
        if name and source_hash(name) not in {source_hash(other) for other in names.values()}:
            names[tag] = name
    if not names:
        gathering.oddities.note("no_name", row)
    else:
        code = gathering.words(speaker.get("id"), row)
        biography = _texts(gathering, speaker, "bio", row)
        gathering.speakers[key] = ParsedSpeaker(key=key, code=code, names=names, biography=biography)


def _session(gathering: Gathering, session: dict[str, object], zone: ZoneInfo) -> None:
    key = gathering.key("session", [session.get("id")], gathering.sessions)
    spoken = gathering.spoken(session.get("language"), key)
    title = _texts(gathering, session, "title", key, spoken)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    begin, end = (_time(gathering, session.get(name), zone, key) for name in ("start", "end"))
    slot = gathering.slot(key, _room(gathering, session, key), begin, end, key)
    track = short(session.get("type") or "")
    gathering.sessions[key] = ParsedSession(
        key=key,
        code=gathering.words(session.get("id"), key) or None,
        title=title,
        description=_texts(gathering, session, "description", key, spoken),
        track=track if track in gathering.tracks else None,
        spoken=spoken,
        appearances=_appearances(gathering, session.get("speakers"), key),
        slots=(slot,) if slot else (),
        url=gathering.words(session.get("uri"), key) or None,
    )


def _room(gathering: Gathering, session: dict[str, object], key: str) -> str | None:
    stated = gathering.words(session.get("room"), key)
    if stated and short(stated) not in gathering.rooms:
        gathering.oddities.note("room_unknown", key, room=stated)
        gathering.room(stated, gathering.label(stated, f"room {stated}"))
    return short(stated) if stated else None


def _appearances(gathering: Gathering, stated: object, key: str) -> tuple[ParsedAppearance, ...]:
    found: dict[str, ParsedAppearance] = {}
    for one in stated if isinstance(stated, list) else []:
        if short(one) in gathering.speakers:
            found.setdefault(short(one), ParsedAppearance(speaker=short(one)))
        else:
            gathering.oddities.note("speaker_unknown", key, speaker=str(one))
    return tuple(found.values())


def _languages(one: dict[str, object]) -> dict[str, dict[str, object]]:
    """The objects of a row that are filed under the tag of a language."""
    tagged = ((language_tag(name) if len(name) <= 12 else None, value) for name, value in one.items())
    return {tag: value for tag, value in tagged if tag and isinstance(value, dict)}


def _texts(
    gathering: Gathering, one: dict[str, object], field: str, row: str, spoken: tuple[str, ...] = ()
) -> Translated | None:
    return gathering.texts({tag: texts.get(field) for tag, texts in _languages(one).items()}, row, field, spoken=spoken)


def _time(gathering: Gathering, stated: object, zone: ZoneInfo, key: str) -> datetime | None:
    found, assumed = instant(gathering.words(stated, key), zone)
    if found is None and stated:
        gathering.oddities.note("time_unreadable", key, time=str(stated))
    elif assumed:
        gathering.oddities.note("zone_assumed", key, zone=zone.key)
    return found
