"""Programmes for tests: everything is filled in but the point."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from expo.releases.rules import NEVER
from expo.releases.snapshot import (
    Appearance,
    FrozenEdition,
    FrozenHall,
    FrozenRoom,
    FrozenSession,
    FrozenSlot,
    FrozenSpeaker,
    FrozenTrack,
    Snapshot,
)
from i18n.text import Translated, written

NINE = datetime(2026, 12, 8, 0, tzinfo=UTC)
"""09:00 in Busan on the first day."""


def text(words: str | Mapping[str, str], source: str = "ko") -> Translated:
    made = written(source, {source: words} if isinstance(words, str) else words)
    if made is None:
        raise ValueError("a text for a test needs words")
    return made


def key(name: str) -> str:
    """The same name has the same id in every run."""
    return str(uuid5(NAMESPACE_URL, name))


def edition(**changes: Any) -> FrozenEdition:
    given: dict[str, Any] = {
        "slug": "wsce-2026",
        "acronym": "wsce-2026",
        "name": text({"ko": "월드 스마트시티 엑스포", "en": "World Smart City Expo"}),
        "starts_on": date(2026, 12, 8),
        "ends_on": date(2026, 12, 10),
        "zone": "Asia/Seoul",
    }
    return FrozenEdition(**given | changes)


def session(code: str, number: int = 1, **changes: Any) -> FrozenSession:
    given: dict[str, Any] = {"id": key(code), "code": code, "number": number, "title": text(f"{code} 세션")}
    return FrozenSession(**given | changes)


def slot(of: str, begins: float = 0, minutes: int = 60, room: str = "hall", **changes: Any) -> FrozenSlot:
    """`begins` in hours after nine o'clock of the first day."""
    begin = NINE + timedelta(hours=begins)
    given: dict[str, Any] = {
        "id": key(f"slot of {of}"),
        "session": of,
        "room": room,
        "begin": begin,
        "end": begin + timedelta(minutes=minutes),
        "modified_at": NEVER,
    }
    return FrozenSlot(**given | changes)


def speaker(code: str, name: str = "김서연", **changes: Any) -> FrozenSpeaker:
    return FrozenSpeaker(**{"id": key(code), "code": code, "names": {"ko": name}, **changes})


def track(code: str, colour: int = 1) -> FrozenTrack:
    return FrozenTrack(code=code, name=text(code, "en"), colour=colour)


def room(code: str = "hall", **changes: Any) -> FrozenRoom:
    return FrozenRoom(**{"id": key(code), "code": code, "name": text(code, "en"), **changes})


def hall(code: str) -> FrozenHall:
    return FrozenHall(code=code, name=text(code, "en"))


def heard(*speakers: str) -> tuple[Appearance, ...]:
    return tuple(Appearance(speaker=code) for code in speakers)


def draft(
    sessions: Iterable[FrozenSession], slots: Iterable[FrozenSlot], rooms: Iterable[FrozenRoom] = (), **changes: Any
) -> Snapshot:
    given: dict[str, Any] = {
        "edition": edition(),
        "number": 0,
        "name": "",
        "released_at": NEVER,
        "rooms": tuple(rooms) or (room(),),
        "sessions": tuple(sessions),
        "slots": tuple(slots),
    }
    return Snapshot(**given | changes)
