"""Programmes as a file says them, for tests of the import: everything is filled in but the point."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from expo.interchange.parsed import ParsedAppearance, ParsedRoom, ParsedSession, ParsedSlot, ParsedSpeaker, Programme
from i18n.text import Translated, written

NINE = datetime(2026, 12, 8, 0, tzinfo=UTC)
"""09:00 in Busan on the first day."""
CARRIES = frozenset(
    {"title", "subtitle", "abstract", "description", "track", "format", "level", "spoken", "interpreted"}
    | {"appearances", "slots", "capacity", "url", "recorded", "cancelled"}
)


def text(words: str, language: str = "ko") -> Translated:
    found = written(language, {language: words})
    if found is None:
        raise ValueError("a text for a test needs words")
    return found


def slot(key: str, hours: float = 0, room: str = "hall", minutes: int = 60) -> ParsedSlot:
    """`hours` after nine o'clock of the first day."""
    begin = NINE + timedelta(hours=hours)
    return ParsedSlot(key=key, room=room, begin=begin, end=begin + timedelta(minutes=minutes))


def session(
    key: str, hours: float | None = 0, room: str = "hall", speakers: Iterable[str] = (), **more: Any
) -> ParsedSession:
    """One hour long; `hours` None for a session without a time."""
    given: dict[str, Any] = {
        "key": key,
        "title": text(f"{key} 세션"),
        "spoken": ("ko",),
        "slots": () if hours is None else (slot(key, hours, room),),
        "appearances": tuple(ParsedAppearance(speaker=one) for one in speakers),
    }
    return ParsedSession(**given | more)


def programme(*sessions: ParsedSession, origin: str = "test", **more: Any) -> Programme:
    """With the rooms and speakers that its sessions name."""
    rooms = sorted({slot.room for one in sessions for slot in one.slots})
    speakers = sorted({part.speaker for one in sessions for part in one.appearances})
    given: dict[str, Any] = {
        "origin": origin,
        "carries": CARRIES,
        "rooms": tuple(ParsedRoom(key=room, name=text(room, "en")) for room in rooms),
        "speakers": tuple(ParsedSpeaker(key=one, names={"en": one}) for one in speakers),
        "sessions": sessions,
    }
    return Programme(**given | more)
