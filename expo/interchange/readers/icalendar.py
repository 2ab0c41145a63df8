"""Calendars (RFC 5545): every event a session; zones by their IANA names, with or without a VTIMEZONE."""

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.error import BrokenCalendarProperty

from expo.interchange.gathering import Gathering, Setting
from expo.interchange.parsed import ParsedSession, ParsedSlot, Programme
from expo.interchange.reading_limits import MOST_SESSIONS, BrokenFile, DangerousFile
from expo.interchange.times import FIRST_YEAR, LAST_YEAR
from expo.programme.languages import language_tag

ORIGIN = "icalendar"
CARRIES = frozenset({"title", "description", "track", "slots", "url", "cancelled"})
MOST_LINES = 1_000_000
START = b"BEGIN:VCALENDAR"
END = b"END:VCALENDAR"
DEEPEST = 8
_bound = re.compile(rb"^[ \t]*(BEGIN|END):", re.IGNORECASE | re.MULTILINE)


def recognises(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(START)].upper() == START


def read(content: bytes, setting: Setting) -> Programme:
    """Raises UnreadableFile."""
    calendars = _calendars(content, setting.file)
    gathering = Gathering(ORIGIN, setting)
    stated = next((str(one["X-WR-TIMEZONE"]) for one in calendars if "X-WR-TIMEZONE" in one), None)
    zone = gathering.zone(stated)
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            _session(gathering, event, zone)
    title = next((str(one[name]) for one in calendars for name in ("NAME", "X-WR-CALNAME") if name in one), None)
    return gathering.programme(CARRIES, title=title, zone=stated if stated == zone.key else None)


def _calendars(content: bytes, file: str) -> list[Any]:
    if content.count(b"BEGIN:VEVENT") > MOST_SESSIONS or content.count(b"\n") > MOST_LINES:
        raise DangerousFile(file=file, reason="it has more events than any programme")
    if _depth(content) > DEEPEST:
        raise DangerousFile(file=file, reason="it is nested too deeply")
    if b"\x00" in content:
        raise BrokenFile(file=file, reason="it has NUL bytes in it")
    if not content.rstrip().upper().endswith(END):
        raise BrokenFile(file=file, reason="it ends before its END:VCALENDAR")
    try:
        return list(Calendar.from_ical(content.removeprefix(b"\xef\xbb\xbf").decode(), multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenFile(file=file, reason=" ".join(str(error).split())[:200] or "no calendar") from error


def _depth(content: bytes) -> int:
    """How deep components stand in each other; an event's alarm in a calendar is at three."""
    depth = deepest = 0
    for found in _bound.finditer(content):
        depth += 1 if found[1].upper() == b"BEGIN" else -1
        deepest = max(deepest, depth)
    return deepest


def _session(gathering: Gathering, event: Any, zone: ZoneInfo) -> None:
    uid, again = _word(event, "UID"), _word(event, "RECURRENCE-ID")
    key = gathering.key("session", [f"{uid}/{again}" if uid and again else uid], gathering.sessions)
    language = language_tag(str(_parameter(event.get("SUMMARY"), "LANGUAGE") or ""))
    title = gathering.text(_word(event, "SUMMARY"), key, stated=language)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    if "RRULE" in event or "RDATE" in event:
        gathering.oddities.note("calendar_repeats", key)
    category = _category(event)
    slot = _slot(gathering, event, zone, key)
    gathering.sessions[key] = ParsedSession(
        key=key,
        title=title,
        description=gathering.text(_word(event, "DESCRIPTION"), key, stated=language),
        track=gathering.track(category, gathering.label(category, key)) if category else None,
        slots=(slot,) if slot else (),
        url=gathering.words(_word(event, "URL"), key) or None,
        cancelled=_word(event, "STATUS").upper() == "CANCELLED",
    )


def _slot(gathering: Gathering, event: Any, zone: ZoneInfo, key: str) -> ParsedSlot | None:
    begin, end = (_instant(gathering, event, name, zone, key) for name in ("DTSTART", "DTEND"))
    lasts = _inside(event.get("DURATION"), "dt")
    if begin is not None and end is None and lasts is not None:
        try:
            end = begin + lasts
        except (OverflowError, TypeError):
            gathering.oddities.note("time_unreadable", key, time=str(lasts))
    if begin is not None and end is None:
        gathering.oddities.note("alone", key)
    place = gathering.words(_word(event, "LOCATION"), key)
    room = gathering.room(place, gathering.label(place, key)) if place else None
    return gathering.slot(key, room, begin, end, key)


def _instant(gathering: Gathering, event: Any, name: str, zone: ZoneInfo, key: str) -> datetime | None:
    found = _inside(event.get(name), "dt")
    if not isinstance(found, datetime):
        if isinstance(found, date) and name == "DTSTART":
            gathering.oddities.note("all_day", key)
        elif name in event and found is None:
            gathering.oddities.note("time_unreadable", key, time=str(event.get(name)))
        return None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        gathering.oddities.note("time_unreadable", key, time=str(found))
        return None
    if found.tzinfo is None:
        tzid = _parameter(event.get(name), "TZID")
        gathering.oddities.note("zone_unknown" if tzid else "zone_assumed", key, **_zones(tzid, zone))
        return found.replace(tzinfo=zone)
    return found


def _zones(tzid: object, zone: ZoneInfo) -> dict[str, object]:
    return {"unknown": tzid, "zone": zone.key} if tzid else {"zone": zone.key}


def _parameter(value: object, name: str) -> object:
    return (_inside(value, "params") or {}).get(name)


def _inside(value: object, name: str) -> Any:
    """What the library has made of a property; None where it could make nothing of it."""
    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _word(event: Any, name: str) -> str:
    """The first value of a property as text; a property that is there twice counts once."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    if found is None:
        return ""
    moment = _inside(found, "dt")
    return moment.isoformat() if moment is not None else str(found)


def _category(event: Any) -> str:
    found = event.get("CATEGORIES")
    first = found[0] if isinstance(found, list) and found else found
    names = _inside(first, "cats") or []
    return str(names[0]).strip() if names else ""
