"""What schedule.xml and schedule.json version 1 (frab, pretalx, c3voc) have in common: an event becomes a session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from expo.interchange.gathering import Gathering, short
from expo.interchange.parsed import ParsedAppearance, ParsedSession, ParsedSlot, ParsedSpeaker
from expo.interchange.times import NIGHT_ENDS, clock_time, instant, length
from i18n.text import clean

ORIGIN = "frab"
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
        "recorded",
    }
)


@dataclass(frozen=True, slots=True)
class Day:
    """`begins` is the time of day at which it starts: earlier hours belong to the next morning."""

    on: date | None
    begins: timedelta = NIGHT_ENDS


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    name: str
    biography: object = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event as either format has it; `fields` are its plain texts, by the names both formats share."""

    fields: Mapping[str, object]
    persons: tuple[Person, ...]
    optout: bool


def gather_event(gathering: Gathering, event: Event, day: Day, room: str, zone: ZoneInfo) -> None:
    """Adds the event with its room, track, format and people."""
    fields = event.fields
    key = gathering.key("session", [fields.get("guid"), fields.get("id")], gathering.sessions)
    spoken = gathering.spoken(fields.get("language"), key)
    title = gathering.text(fields.get("title"), key, spoken=spoken)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    gathering.sessions[key] = ParsedSession(
        key=key,
        title=title,
        subtitle=gathering.text(fields.get("subtitle"), key, spoken=spoken),
        abstract=gathering.text(fields.get("abstract"), key, spoken=spoken),
        description=gathering.text(fields.get("description"), key, spoken=spoken),
        code=clean(str(fields.get("code") or "")) or None,
        track=_named(gathering, fields.get("track"), kind="track"),
        format=_named(gathering, fields.get("type"), kind="format"),
        spoken=spoken,
        appearances=tuple(ParsedAppearance(speaker=one) for one in _speakers(gathering, event.persons, spoken)),
        slots=_slots(gathering, fields, day, room, zone, key),
        url=clean(str(fields.get("url") or "")) or None,
        recorded=not event.optout,
    )


def _named(gathering: Gathering, name: object, *, kind: str) -> str | None:
    words = gathering.words(name, f"{kind} {name}")
    if not words:
        return None
    text = gathering.label(words, f"{kind} {words}")
    return gathering.track(words, text) if kind == "track" else gathering.format(words, text)


def _speakers(gathering: Gathering, persons: tuple[Person, ...], spoken: tuple[str, ...]) -> list[str]:
    keys: list[str] = []
    for person in persons:
        name = gathering.words(person.name, f"person {person.key}")
        if not name:
            continue
        key = short(person.key or f"name:{name}")
        known = gathering.speakers.get(key)
        if known is None:
            biography = gathering.text(person.biography, f"person {key}", spoken=spoken)
            gathering.speakers[key] = ParsedSpeaker(key=key, names={"und": name}, biography=biography)
        elif name not in known.names.values():
            first = next(iter(known.names.values()))
            gathering.oddities.note("person_twice", f"person {key}", key=key, first=first, second=name)
        if key not in keys:
            keys.append(key)
    return keys


def _slots(
    gathering: Gathering, fields: Mapping[str, object], day: Day, room: str, zone: ZoneInfo, key: str
) -> tuple[ParsedSlot, ...]:
    begin = _begin(gathering, fields, day, zone, key)
    lasts = length(gathering.words(fields.get("duration"), key))
    if begin is None or lasts is None:
        if fields.get("start") or fields.get("date"):
            stated = " ".join(str(fields.get(name) or "") for name in ("date", "start", "duration")).strip()
            gathering.oddities.note("time_unreadable", key, time=stated)
        return ()
    slot = gathering.slot(key, room, begin, begin + lasts, key)
    return (slot,) if slot else ()


def _begin(gathering: Gathering, fields: Mapping[str, object], day: Day, zone: ZoneInfo, key: str) -> datetime | None:
    begin, assumed = instant(gathering.words(fields.get("date"), key), zone)
    start = clock_time(gathering.words(fields.get("start"), key))
    if begin is None and day.on is not None and start is not None:
        on = day.on
        if start < min(day.begins, NIGHT_ENDS):
            gathering.oddities.note("night", key, start=str(fields.get("start")), day=on.isoformat())
            on += timedelta(days=1)
        begin, assumed = datetime(on.year, on.month, on.day, tzinfo=zone) + start, True
    if assumed:
        gathering.oddities.note("zone_assumed", key, zone=zone.key)
    return begin
