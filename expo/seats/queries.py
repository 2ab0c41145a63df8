"""Reading sign-ups: of a session, of an edition for the desk, of an account."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from expo.seats.rules import State, lines_of
from i18n.text import Translated, required

SEATING = """
SELECT g.id, g.session, s.code, s.title, g.seats, g.taken, g.tickets, g.hold_minutes, g.closed_at, s.cancelled_at,
       e.slug, e.zone, (SELECT min(l.begins_at) FROM expo_slot l WHERE l.session = s.id) AS begins_at,
       (SELECT count(*) FROM expo_seat w WHERE w.seating = g.id AND w.state = 'waiting') AS waiting,
       (SELECT min(r.capacity) FROM expo_slot l JOIN expo_room r ON r.id = l.room WHERE l.session = s.id) AS holds
FROM expo_seating g JOIN expo_session s ON s.id = g.session JOIN expo_edition e ON e.id = s.edition
"""
ONE = SEATING + " WHERE e.slug = {} AND s.code = {}"
LOCKED = SEATING + " WHERE g.id = {} FOR UPDATE OF g"
SESSIONS = """
SELECT s.code, s.title, g.id IS NOT NULL AS open, min(l.begins_at) AS begins_at, min(r.capacity) AS holds
FROM expo_session s JOIN expo_edition e ON e.id = s.edition LEFT JOIN expo_seating g ON g.session = s.id
LEFT JOIN expo_slot l ON l.session = s.id LEFT JOIN expo_room r ON r.id = l.room
WHERE e.slug = {} AND s.cancelled_at IS NULL GROUP BY s.id, g.id ORDER BY begins_at NULLS LAST, s.number
"""
ALL = SEATING + " WHERE e.slug = {} ORDER BY begins_at, s.code"
MINE = """
SELECT t.id, t.state, t.held_until,
       (SELECT count(*) FROM expo_seat w WHERE w.seating = t.seating AND w.state = 'waiting' AND w.place < t.place) AS ahead
FROM expo_seat t WHERE t.seating = {} AND t.account = {} AND t.state <> 'left'
"""
MINE_ALL = """
SELECT s.code, t.state, t.held_until FROM expo_seat t JOIN expo_seating g ON g.id = t.seating
JOIN expo_session s ON s.id = g.session JOIN expo_edition e ON e.id = s.edition
WHERE e.slug = {} AND t.account = {} AND t.state <> 'left'
"""


@dataclass(frozen=True, slots=True)
class Seating:
    """`waiting` is how many wait; `begins_at` is the first slot's; `holds` how many its smallest room seats, where said."""

    id: UUID
    session: UUID
    code: str
    title: Translated
    seats: int
    taken: int
    tickets: int
    hold_minutes: int
    closed_at: datetime | None
    cancelled_at: datetime | None
    slug: str
    zone: str
    begins_at: datetime | None
    waiting: int
    holds: int | None

    @property
    def lines(self) -> dict[str, str]:
        return lines_of(seats=self.seats, hold_minutes=self.hold_minutes, over=self.closed_at is not None)

    @property
    def free(self) -> int:
        return 0 if self.waiting else self.seats - self.taken

    def crowded_by(self, taken: int) -> bool:
        """Whether so many are more than its smallest room seats."""
        return self.holds is not None and taken > self.holds


@dataclass(frozen=True, slots=True)
class Hosted:
    """A session that is on; `open` where one signs up for it, `holds` how many its smallest room seats, where said."""

    code: str
    title: Translated
    open: bool
    begins_at: datetime | None
    holds: int | None


@dataclass(frozen=True, slots=True)
class Mine:
    """`ahead` is how many wait before."""

    id: UUID
    state: State
    held_until: datetime | None
    ahead: int


async def seating_of(edition: str, session: str) -> Seating:
    """Raises NotFound for a session that needs no sign-up."""
    return _seating(await DB.run_querystring(QueryString(ONE, edition, session)))


async def locked(seating: UUID) -> Seating:
    """Whoever else signs up or leaves waits until this transaction ends: so places are given in the order of commits.

    Read twice: what stands beside a locked row in one statement is older than the lock.
    """
    await DB.run_querystring(QueryString("SELECT id FROM expo_seating WHERE id = {} FOR UPDATE", seating))
    return _seating(await DB.run_querystring(QueryString(LOCKED, seating)))


async def seatings(edition: str) -> list[Seating]:
    return [_seating([row]) for row in await DB.run_querystring(QueryString(ALL, edition))]


async def hosted(edition: str) -> list[Hosted]:
    """By time, those without a place last."""
    rows = await DB.run_querystring(QueryString(SESSIONS, edition))
    return [Hosted(**{**row, "title": required(row["title"])}) for row in rows]


async def find_mine(seating: UUID, account: UUID) -> Mine | None:
    rows = await DB.run_querystring(QueryString(MINE, seating, account))
    return Mine(**rows[0]) if rows else None


async def seats_of(edition: str, account: UUID) -> dict[str, State]:
    """By session code."""
    rows = await DB.run_querystring(QueryString(MINE_ALL, edition, account))
    return {row["code"]: row["state"] for row in rows}


def _seating(rows: list[dict[str, Any]]) -> Seating:
    if not rows:
        raise NotFound
    return Seating(**{**rows[0], "title": required(rows[0]["title"])})
