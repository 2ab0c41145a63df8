"""Reading rights: who exhibited the year before and where, which booths follow theirs, and who has answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import one_moment
from expo.allocation.renewals.rules import Claim, Former, claims
from expo.allocation.renewals.tables import Renewal
from expo.permissions import Expo
from expo.reservations.queries import lets
from i18n.text import Translated, required

FORMERS = """
SELECT x.id, x.organisation, x.code, x.applied_at, o.name, array_agg(b.id ORDER BY b.number) AS booths,
    array_agg(b.number ORDER BY b.number) AS numbers, sum(b.area)::int AS area,
    (SELECT count(DISTINCT y.edition) FROM expo_exhibitor y JOIN expo_edition f ON f.id = y.edition
     WHERE y.organisation = x.organisation AND y.state IN ('contracted', 'confirmed') AND f.year <= e.year) AS years
FROM expo_exhibitor x JOIN expo_edition e ON e.id = x.edition JOIN directory_organisation o ON o.id = x.organisation
    JOIN expo_reservation r ON r.exhibitor = x.id AND r.state = 'confirmed'
    JOIN expo_booth_taken t ON t.reservation = r.id AND t.ended_at IS NULL JOIN expo_booth b ON b.id = t.booth
WHERE x.edition = {} AND x.state IN ('contracted', 'confirmed') AND NOT x.sample
GROUP BY x.id, o.id, e.year
"""
HEIRS = """
WITH RECURSIVE heir AS (
    SELECT b.id AS former, b.id FROM expo_booth b WHERE b.edition = {}
    UNION SELECT h.former, b.id FROM heir h JOIN expo_booth b ON jsonb_exists(b.lineage, h.id::text)
)
SELECT h.former, b.number FROM heir h JOIN expo_booth b ON b.id = h.id WHERE b.edition = {} AND b.retired_at IS NULL
"""
SAME = """
SELECT f.id AS former, b.number FROM expo_booth f JOIN expo_hall g ON g.id = f.hall
    JOIN expo_booth b ON b.number = f.number AND b.retired_at IS NULL JOIN expo_hall h ON h.id = b.hall AND h.code = g.code
WHERE f.edition = {} AND b.edition = {}
"""
RIGHTS = """
SELECT w.reservation, w.made_at, w.begun, x.id AS exhibitor, x.code, x.state AS application, o.name, r.state, r.until,
    r.ended_at, r.requested_at,
    (SELECT array_agg(b.number ORDER BY b.number) FROM expo_booth_taken t JOIN expo_booth b ON b.id = t.booth
     WHERE t.reservation = r.id AND t.ended_at IS NOT DISTINCT FROM r.ended_at) AS booths
FROM expo_renewal w JOIN expo_exhibitor x ON x.id = w.exhibitor JOIN directory_organisation o ON o.id = x.organisation
    JOIN expo_reservation r ON r.id = w.reservation
WHERE w.edition = {} ORDER BY o.code
"""


@dataclass(frozen=True, slots=True)
class Right:
    """`state` is the reservation's, `application` that of who they are now."""

    reservation: UUID
    exhibitor: UUID
    code: str
    name: Translated
    application: str
    state: str
    until: datetime | None
    booths: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.state == "kept"


async def claims_to(actor: Actor, edition: UUID, like: UUID) -> list[Claim]:
    """Of those who exhibited in `like`, first comes first; as of one moment. Raises Denied."""
    require(actor, Expo.EXHIBITOR_READ)
    async with one_moment():
        formers = [_former(row) for row in await DB.run_querystring(QueryString(FORMERS, like))]
        heirs = await _heirs(edition, like)
        taken = {one.number for one in await lets(edition) if one.state}
        offered = await Renewal.select(Renewal.former).where(Renewal.edition == edition).output(as_list=True)
    return claims(formers, heirs, taken=taken, offered=set(offered))


async def rights_of(actor: Actor, edition: UUID) -> list[Right]:
    """By organisation. Raises Denied."""
    require(actor, Expo.EXHIBITOR_READ)
    return [_right(row) for row in await DB.run_querystring(QueryString(RIGHTS, edition))]


async def _heirs(edition: UUID, like: UUID) -> dict[UUID, set[str]]:
    """What was drawn from a booth; where the plan was drawn anew, the booth of the same number in the same hall."""
    found: dict[UUID, set[str]] = {}
    for row in await DB.run_querystring(QueryString(HEIRS, like, edition)):
        found.setdefault(row["former"], set()).add(row["number"])
    for row in await DB.run_querystring(QueryString(SAME, like, edition)):
        found.setdefault(row["former"], {row["number"]})
    return found


def _former(row: Mapping[str, Any]) -> Former:
    return Former(
        exhibitor=row["id"],
        organisation=row["organisation"],
        code=row["code"],
        name=required(row["name"]),
        booths=tuple(row["booths"]),
        numbers=tuple(row["numbers"]),
        area=row["area"],
        years=row["years"],
        applied_at=row["applied_at"],
    )


def _right(row: Mapping[str, Any]) -> Right:
    return Right(
        reservation=row["reservation"],
        exhibitor=row["exhibitor"],
        code=row["code"],
        name=required(row["name"]),
        application=row["application"],
        state=row["state"],
        until=row["until"],
        booths=tuple(row["booths"] or ()),
    )
