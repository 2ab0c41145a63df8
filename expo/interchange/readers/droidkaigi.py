"""Lists of sessions in one language each, as DroidKaigi published them: the same ids in every file of a set."""

from datetime import datetime
from zoneinfo import ZoneInfo

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import ParsedAppearance, ParsedSession, ParsedSpeaker, Programme
from expo.interchange.readers.json_shapes import mapping, objects
from expo.interchange.times import instant
from expo.programme.languages import language_of

ORIGIN = "droidkaigi"
CARRIES = frozenset({"title", "description", "track", "spoken", "appearances", "slots", "url"})


def recognises(document: object) -> bool:
    sessions = objects(document)
    return bool(sessions) and all("stime" in one and "etime" in one and "title" in one for one in sessions)


def read(document: object, setting: Setting) -> Programme:
    """The file's language is `setting.language`; a text in another script is kept under the language it is in."""
    gathering = Gathering(ORIGIN, setting)
    zone = gathering.zone(None)
    for session in objects(document):
        _session(gathering, session, zone)
    return gathering.programme(CARRIES)


def _session(gathering: Gathering, session: dict[str, object], zone: ZoneInfo) -> None:
    key = gathering.key("session", [session.get("id")], gathering.sessions)
    spoken = gathering.spoken(session.get("language_id"), key)
    title = gathering.text(session.get("title"), key, spoken=spoken)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    room = _place(gathering, mapping(session.get("place")))
    begin, end = (_time(gathering, session.get(name), zone, key) for name in ("stime", "etime"))
    slot = gathering.slot(key, room, begin, end, key)
    gathering.sessions[key] = ParsedSession(
        key=key,
        title=title,
        description=gathering.text(session.get("description"), key, spoken=spoken),
        track=_category(gathering, mapping(session.get("category"))),
        spoken=spoken,
        appearances=_appearances(gathering, mapping(session.get("speaker"))),
        slots=(slot,) if slot else (),
        url=gathering.words(session.get("share_url"), key) or None,
    )


def _place(gathering: Gathering, place: dict[str, object]) -> str | None:
    name = gathering.label(place.get("name"), f"room {place.get('id')}")
    return gathering.room(place.get("id") or name.original, name) if name else None


def _category(gathering: Gathering, category: dict[str, object]) -> str | None:
    name = gathering.label(category.get("name"), f"track {category.get('id')}")
    return gathering.track(category.get("id") or name.original, name) if name else None


def _appearances(gathering: Gathering, speaker: dict[str, object]) -> tuple[ParsedAppearance, ...]:
    name = gathering.words(speaker.get("name"), f"person {speaker.get('id')}")
    if not name:
        return ()
    key = short(speaker.get("id") or f"name:{name}")
    if key not in gathering.speakers:
        language = language_of(name, gathering.setting.language)[0]
        gathering.speakers[key] = ParsedSpeaker(key=key, names={language: name})
    return (ParsedAppearance(speaker=key),)


def _time(gathering: Gathering, stated: object, zone: ZoneInfo, key: str) -> datetime | None:
    found, assumed = instant(gathering.words(stated, key), zone)
    if found is None:
        gathering.oddities.note("time_unreadable", key, time=str(stated))
    elif assumed:
        gathering.oddities.note("zone_assumed", key, zone=zone.key)
    return found
