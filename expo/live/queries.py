"""Reading what differs on the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from expo.live.rules import AS_PLANNED, Differs

LATEST = """
SELECT DISTINCT ON (d.edition, d.slot) e.slug, d.slot, d.number, d.delay, d.room, d.full, d.cancelled, d.at,
       count(*) OVER (PARTITION BY d.edition, d.slot) AS steps
FROM expo_deviation d JOIN expo_edition e ON e.id = d.edition ORDER BY d.edition, d.slot, d.number DESC
"""
OF_SLOT = """
SELECT number, delay, room, "full", cancelled FROM expo_deviation
WHERE edition = {} AND slot = {} ORDER BY number DESC LIMIT 2
"""
RECENT = """
SELECT number, slot, delay, room, "full", cancelled, at, actor FROM expo_deviation
WHERE edition = {} ORDER BY number DESC LIMIT {}
"""


@dataclass(frozen=True, slots=True)
class Said:
    """The latest word on a slot; `number` counts in the edition, `steps` all words on this slot so far."""

    number: int
    differs: Differs
    at: datetime
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One change, for the list of the latest ones."""

    number: int
    slot: str
    differs: Differs
    at: datetime
    actor: str


async def latest_words() -> Mapping[str, Mapping[str, Said]]:
    """By the edition's slug and the slot."""
    found: dict[str, dict[str, Said]] = {}
    for row in await DB.run_querystring(QueryString(LATEST)):
        found.setdefault(row["slug"], {})[row["slot"]] = Said(row["number"], _differs(row), row["at"], row["steps"])
    return found


async def last_two(edition: UUID, slot: str) -> list[tuple[int, Differs]]:
    """The latest word on a slot, and the one before it."""
    rows = await DB.run_querystring(QueryString(OF_SLOT, edition, slot))
    return [(row["number"], _differs(row)) for row in rows]


async def recent_steps(edition: UUID, most: int = 8) -> list[Step]:
    """The latest first."""
    rows = await DB.run_querystring(QueryString(RECENT, edition, most))
    return [Step(row["number"], row["slot"], _differs(row), row["at"], row["actor"]) for row in rows]


def before_of(words: list[tuple[int, Differs]]) -> Differs:
    return words[1][1] if len(words) > 1 else AS_PLANNED


def _differs(row: Mapping[str, Any]) -> Differs:
    return Differs(row["delay"], row["room"], row["full"], row["cancelled"])
