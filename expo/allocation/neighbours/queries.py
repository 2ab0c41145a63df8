"""Reading pairs that must not meet, where they stand, and which reasons were given."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from expo.allocation.neighbours.rules import Aisles, Apart, Stand, Violation, violations
from expo.allocation.tables import KeptApart, Tolerated
from expo.floor.geometry.points import Outline
from expo.floor.tables import Feature
from expo.permissions import Expo

STANDS = """
SELECT r.exhibitor, b.number, b.polygon, h.code AS hall
FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation
JOIN expo_booth b ON b.id = t.booth JOIN expo_hall h ON h.id = b.hall
WHERE r.edition = {} AND t.ended_at IS NULL ORDER BY b.number
"""


@dataclass(frozen=True, slots=True)
class Excused:
    """A violation with the reason that was given for just these booths; empty where nobody has given one."""

    violation: Violation
    because: str
    by: str
    at: datetime | None


async def aparts_of(edition: UUID, exhibitors: Collection[UUID] | None = None) -> list[Apart]:
    """The rules that hold, the oldest first; all, or those of certain exhibitors."""
    live = (KeptApart.edition == edition) & KeptApart.ended_at.is_null()
    if exhibitors is not None:
        ids = list(exhibitors)
        if not ids:
            return []
        live = live & (KeptApart.first.is_in(ids) | KeptApart.then.is_in(ids))
    rows = await KeptApart.select().where(live).order_by(KeptApart.made_at).order_by(KeptApart.id)
    return [
        Apart(row["id"], row["first"], row["then"], row["rule"], row["metres"] or 0, row["because"]) for row in rows
    ]


async def apart_called(edition: UUID, apart: UUID) -> Apart:
    """One that holds. Raises NotFound."""
    found = next((one for one in await aparts_of(edition) if one.id == apart), None)
    if found is None:
        raise NotFound
    return found


async def places_of(edition: UUID) -> dict[UUID, list[Stand]]:
    """By exhibitor, the booths they have or are held for them."""
    found: dict[UUID, list[Stand]] = {}
    for row in await DB.run_querystring(QueryString(STANDS, edition)):
        outline = msgspec.json.decode(row["polygon"], type=Outline)
        found.setdefault(row["exhibitor"], []).append(Stand(row["number"], row["hall"], outline))
    return found


async def aisles_of(edition: UUID) -> Aisles:
    """By the hall's code, as drawn."""
    drawn = (Feature.edition == edition) & (Feature.kind == "aisle")
    found: dict[str, list[Outline]] = {}
    for row in await Feature.select(Feature.shape, Feature.hall.code.as_alias("hall_code")).where(drawn):
        outline = msgspec.json.decode(row["shape"], type=Outline)
        if len(outline) >= 3:
            found.setdefault(row["hall_code"], []).append(outline)
    return found


async def violations_of(edition: UUID, rules: list[Apart] | None = None) -> list[Violation]:
    """As the booths are let now; of all rules unless some are given."""
    held = await aparts_of(edition) if rules is None else rules
    return violations(held, await places_of(edition), await aisles_of(edition)) if held else []


async def excused(actor: Actor, edition: UUID) -> list[Excused]:
    """Every violation; those without a reason first."""
    require(actor, Expo.EXHIBITOR_READ)
    found = await violations_of(edition)
    given = await reasons_for(found)
    lines = []
    for one in found:
        row = given.get((one.apart.id, one.where))
        lines.append(Excused(one, row["because"], row["by"], row["at"]) if row else Excused(one, "", "", None))
    return sorted(lines, key=lambda line: bool(line.because))


async def reasons_for(found: Collection[Violation]) -> Mapping[tuple[UUID, str], dict[str, Any]]:
    """By rule and booths, the latest reason."""
    ids = sorted({one.apart.id for one in found}, key=str)
    if not ids:
        return {}
    rows = await Tolerated.select().where(Tolerated.apart.is_in(ids)).order_by(Tolerated.at)
    return {(row["apart"], row["where"]): row for row in rows}
