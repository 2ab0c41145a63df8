"""What of the expo an item can point at: rooms, sessions of the programme, booths and agreed meetings, with their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.spans import Span
from crm.delegations.programme.states import ItemState
from i18n.text import Translated, from_json, required

ROOMS = """
SELECT r.id, r.name, r.parallel, r.code FROM expo_room r WHERE r.edition = {} OR r.id = ANY({}) ORDER BY r.position, r.code
"""
SESSIONS = """
SELECT s.id, s.code, s.title, l.id AS slot, l.begins_at, l.ends_at, l.room FROM expo_session s
LEFT JOIN expo_slot l ON l.session = s.id
WHERE s.cancelled_at IS NULL AND (s.edition = {} OR s.id = ANY({})) ORDER BY l.begins_at NULLS LAST, s.code
"""
BOOTHS = "SELECT id, number FROM expo_booth WHERE (edition = {} AND retired_at IS NULL) OR id = ANY({}) ORDER BY number"
MEETINGS = """
SELECT m.id, m.code, m.begins_at, m.ends_at, m.state, o.name, t.code AS at, i.person AS interpreter
FROM expo_meeting m JOIN expo_exhibitor e ON e.id = m.exhibitor JOIN directory_organisation o ON o.id = e.organisation
LEFT JOIN expo_meeting_table t ON t.id = m.table LEFT JOIN expo_interpreter i ON i.id = m.interpreter
WHERE (m.counterpart = {} AND m.state IN ('agreed', 'held', 'no_show')) OR m.id = ANY({}) ORDER BY m.begins_at
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """A session or a meeting: `source` is that of its commitments, `during` None for a session that lies nowhere yet. A
    session has a room for each of its times.
    """

    id: UUID
    code: str
    name: Translated
    sources: tuple[UUID, ...]
    times: tuple[Span, ...]
    at: str = ""
    off: bool = False
    rooms: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Placed:
    """By id; `parallel` are rooms in which several things may be at once."""

    rooms: Mapping[UUID, Translated] = field(default_factory=dict)
    parallel: frozenset[UUID] = frozenset()
    sessions: Mapping[UUID, Linked] = field(default_factory=dict)
    booths: Mapping[UUID, str] = field(default_factory=dict)
    meetings: Mapping[UUID, Linked] = field(default_factory=dict)

    def linked(self, state: ItemState) -> Linked | None:
        """The session or meeting that the item is about."""
        if state.session is not None:
            return self.sessions.get(state.session)
        return self.meetings.get(state.meeting) if state.meeting is not None else None

    def room_of(self, state: ItemState) -> Translated | None:
        """The one that was written down, else where the session of the item is at that time: guests have to find it."""
        if state.room is not None or state.session is None or state.session not in self.sessions:
            return self.rooms.get(state.room) if state.room is not None else None
        session = self.sessions[state.session]
        there = [
            room
            for during, room in zip(session.times, session.rooms, strict=True)
            if during.begin < state.end and state.begin < during.end
        ]
        return self.rooms.get(there[0]) if there else None

    def table_of(self, state: ItemState) -> str:
        """The code of the one at which the meeting of the item is; empty at a booth, and where a place was written down."""
        meeting = self.meetings.get(state.meeting) if state.meeting is not None else None
        return meeting.at if meeting is not None and not (state.place or state.room or state.booth) else ""


async def places_of(edition: UUID | None, counterpart: UUID | None, items: Iterable[ItemState]) -> Placed:
    """Of this edition, and what the items point at already."""
    states = list(items)
    used = {name: [one for state in states if (one := getattr(state, name))] for name in _POINTING}
    rooms = await _ask(ROOMS, edition, used["room"])
    booths = await _ask(BOOTHS, edition, used["booth"])
    return Placed(
        rooms={row["id"]: required(row["name"]) for row in rooms},
        parallel=frozenset(row["id"] for row in rooms if row["parallel"]),
        sessions=_sessions(await _ask(SESSIONS, edition, used["session"])),
        booths={row["id"]: row["number"] for row in booths},
        meetings={row["id"]: _meeting(row) for row in await _ask(MEETINGS, counterpart, used["meeting"])},
    )


_POINTING = ("room", "session", "booth", "meeting")


async def _ask(statement: str, whose: UUID | None, also: Sequence[UUID]) -> list[dict[str, Any]]:
    if whose is None and not also:
        return []
    found: list[dict[str, Any]] = await DB.run_querystring(QueryString(statement, whose, list(also)))
    return found


def _sessions(rows: Iterable[Mapping[str, Any]]) -> dict[UUID, Linked]:
    found: dict[UUID, Linked] = {}
    for row in rows:
        before = found.get(row["id"])
        sources = (*(before.sources if before else ()), *([row["slot"]] if row["slot"] else ()))
        times = (*(before.times if before else ()), *([Span(row["begins_at"], row["ends_at"])] if row["slot"] else ()))
        rooms = (*(before.rooms if before else ()), *([row["room"]] if row["slot"] else ()))
        found[row["id"]] = Linked(row["id"], row["code"], required(row["title"]), sources, times, rooms=rooms)
    return found


def _meeting(row: Mapping[str, Any]) -> Linked:
    name = from_json(row["name"]) or Translated("en", {})
    times = (Span(row["begins_at"], row["ends_at"]),) if row["begins_at"] else ()
    off = row["state"] not in ("agreed", "held", "no_show")
    return Linked(row["id"], row["code"], name, (row["id"],), times, row["at"] or "", off)
