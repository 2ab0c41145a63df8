"""The files that an edition ships with (`seed/…`): venue, sessions by day and speakers, which point at each other."""

from datetime import datetime, timedelta
from typing import cast, get_args

from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import (
    ParsedAppearance,
    ParsedHall,
    ParsedSession,
    ParsedSlot,
    ParsedSpeaker,
    Programme,
)
from expo.interchange.readers.json_shapes import mapping, number, objects
from expo.interchange.reading_limits import DatesNeeded
from expo.interchange.times import clock_time, zone_called
from expo.interchange.times import day as day_of
from expo.releases.snapshot import Interpretation, Role
from i18n.text import Translated, written

ORIGIN = "seed"
CARRIES = frozenset({"title", "abstract", "track", "format", "level", "spoken", "interpreted", "appearances", "slots"})
ROLES = frozenset(get_args(Role))
MOST_DAYS = 60


def recognises(document: object) -> bool:
    found = mapping(document)
    sessions, speakers = objects(found.get("sessions")), objects(found.get("speakers"))
    venue = "rooms" in found and "halls" in found
    return (
        venue or any("minutes" in one for one in sessions) or (not sessions and any("names" in one for one in speakers))
    )


def read(document: object, setting: Setting) -> Programme:
    """Raises DatesNeeded when sessions count days and the edition has none."""
    gathering = Gathering(ORIGIN, setting)
    found = mapping(document)
    zone = str(found.get("zone") or setting.zone)
    for hall in objects(found.get("halls")):
        if (name := _stated(hall.get("name"))) is not None:
            gathering.halls[short(hall.get("code"))] = ParsedHall(key=short(hall.get("code")), name=name)
    for room in objects(found.get("rooms")):
        more = {
            "hall": room.get("hall"),
            "capacity": number(room.get("capacity")),
            "parallel": bool(room.get("parallel")),
        }
        gathering.room(room.get("code"), _stated(room.get("name")), **more)
    for track in objects(found.get("tracks")):
        about = _stated(track.get("description"))
        gathering.track(
            track.get("code"), _stated(track.get("name")), description=about, colour=number(track.get("colour"))
        )
    for kind in objects(found.get("formats")):
        gathering.format(kind.get("code"), _stated(kind.get("name")))
    for speaker in objects(found.get("speakers")):
        _speaker(gathering, speaker)
    for session in objects(found.get("sessions")):
        _session(gathering, session, setting)
    starts_on, ends_on = (day_of(str(found.get(name) or "")) for name in ("starts_on", "ends_on"))
    return gathering.programme(CARRIES, zone=zone if zone_called(zone) else None, starts_on=starts_on, ends_on=ends_on)


def _stated(value: object) -> Translated | None:
    """`{"source": "ko", "ko": "…", "en": "…"}`."""
    texts = {name: str(text) for name, text in mapping(value).items() if name != "source" and isinstance(text, str)}
    return written(str(mapping(value).get("source") or "ko"), texts)


def _texts(one: dict[str, object], field: str) -> Translated | None:
    """A field of a row that names its source language and the states of its translations for all of its fields."""
    texts = {name: str(text) for name, text in mapping(one.get(field)).items() if isinstance(text, str)}
    states = {name: str(state) for name, state in mapping(one.get("states")).items()}
    return written(str(one.get("source") or "ko"), texts, states)


def _speaker(gathering: Gathering, speaker: dict[str, object]) -> None:
    key = gathering.key("person", [speaker.get("code")], gathering.speakers)
    names = {tag: str(name) for tag, name in mapping(speaker.get("names")).items() if isinstance(name, str)}
    if not names:
        gathering.oddities.note("no_name", f"person {key}")
        return
    gathering.speakers[key] = ParsedSpeaker(
        key=key,
        code=key,
        names=names,
        family=gathering.words(speaker.get("family"), key) or None,
        country=gathering.words(speaker.get("country"), key) or None,
        position=_texts(speaker, "position"),
        organisation=_texts(speaker, "organisation"),
        biography=_texts(speaker, "biography"),
        languages=_tags(speaker.get("languages")),
    )


def _session(gathering: Gathering, session: dict[str, object], setting: Setting) -> None:
    key = gathering.key("session", [session.get("code")], gathering.sessions)
    title = _texts(session, "title")
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    slot = _slot(gathering, session, setting, key)
    gathering.sessions[key] = ParsedSession(
        key=key,
        code=key,
        title=title,
        abstract=_texts(session, "abstract"),
        track=gathering.words(session.get("track"), key) or None,
        format=gathering.words(session.get("format"), key) or None,
        level=gathering.words(session.get("level"), key) or None,
        spoken=_tags(session.get("spoken")),
        interpreted=tuple(_interpretation(one) for one in objects(session.get("interpreted"))),
        appearances=tuple(_appearance(one) for one in objects(session.get("speakers"))),
        slots=(slot,) if slot else (),
    )


def _slot(gathering: Gathering, session: dict[str, object], setting: Setting, key: str) -> ParsedSlot | None:
    number_of_day, minutes = number(session.get("day")), number(session.get("minutes"))
    start = clock_time(str(session.get("start") or ""))
    if number_of_day is None or not 1 <= number_of_day <= MOST_DAYS or minutes is None or start is None:
        gathering.oddities.note("time_unreadable", key, time=str(session.get("start")))
        return None
    if setting.starts_on is None:
        raise DatesNeeded(file=setting.file)
    on = setting.starts_on + timedelta(days=number_of_day - 1)
    begin = datetime(on.year, on.month, on.day, tzinfo=gathering.zone(None)) + start
    room = gathering.words(session.get("room"), key) or None
    return gathering.slot(key, room, begin, begin + timedelta(minutes=minutes), key)


def _tags(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _interpretation(one: dict[str, object]) -> Interpretation:
    return Interpretation(language=str(one.get("language")), channel=number(one.get("channel")))


def _appearance(one: dict[str, object]) -> ParsedAppearance:
    role = str(one.get("role") or "speaker")
    return ParsedAppearance(speaker=short(one.get("code")), role=cast("Role", role if role in ROLES else "speaker"))
