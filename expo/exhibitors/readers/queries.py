"""Reading whom the public may read of: exhibitors under contract, their booths, pavilions, and who stands behind it all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from json import loads
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import one_moment
from directory.organisations.slots import LOGO
from expo.exhibitors.readers.listed import Backer, Beside, Directory, House, Listed, Stand
from expo.exhibitors.rules import SHOWN
from i18n.text import from_json, required, to_json, written

LOGOS = """
SELECT DISTINCT ON (f.id) f.id, p.sha256 FROM core_file f JOIN core_file_part p ON p.file = f.id
WHERE f.slot = {} AND f.published_at IS NOT NULL AND f.ended_at IS NULL AND p.name IN ('256.webp', 'whole')
ORDER BY f.id, p.name
"""
"""The small picture; a drawing (SVG) has no sizes and is sent whole."""
EXHIBITORS = """
SELECT x.id, x.edition, x.code, x.sign, x.alliance, x.speaks, x.public_email, x.public_phone, v.code AS pavilion,
       o.name, o.description, o.website, o.kind, c.code AS country, o.logo, CASE WHEN EXISTS
       (SELECT 1 FROM expo_meeting_time m WHERE m.exhibitor = x.id) THEN f.spoken END AS meets
FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation
LEFT JOIN directory_country c ON c.id = o.country LEFT JOIN expo_pavilion v ON v.id = x.pavilion
LEFT JOIN expo_meeting_offer f ON f.exhibitor = x.id
WHERE x.state = ANY({}) ORDER BY x.code
"""
BESIDE = """
SELECT b.exhibitor, b.name AS said, o.name, c.code AS country
FROM expo_co_exhibitor b LEFT JOIN directory_organisation o ON o.id = b.organisation
LEFT JOIN directory_country c ON c.id = COALESCE(o.country, b.country) ORDER BY b.position, b.name
"""
STANDS = """
SELECT r.edition, r.exhibitor, b.number, h.code AS hall
FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation JOIN expo_booth b ON b.id = t.booth
JOIN expo_hall h ON h.id = b.hall
WHERE t.ended_at IS NULL AND r.state = ANY({}) ORDER BY b.number
"""
HOUSES = """
SELECT v.edition, v.code, v.kind, v.name, v.description, c.code AS country
FROM expo_pavilion v LEFT JOIN directory_country c ON c.id = v.country ORDER BY v.position, v.code
"""
BACKERS = """
SELECT b.edition, b.part, o.name, o.website, o.logo
FROM expo_body b JOIN directory_organisation o ON o.id = b.organisation ORDER BY b.position, o.code
"""
SETTLED = ("confirmed", "requested")
"""Reservations that visitors see; what is held or proposed may yet go to somebody else."""


@one_moment()
async def directories() -> Mapping[UUID, Directory]:
    """By edition; those of which there is nothing to read are absent."""
    rows = await _rows(EXHIBITORS, sorted(SHOWN))
    beside, stands = _by(await _rows(BESIDE), "exhibitor"), _by(await _rows(STANDS, list(SETTLED)), "exhibitor")
    logos = {row["id"]: row["sha256"] for row in await _rows(LOGOS, LOGO.name)}
    listed = defaultdict(list)
    for row in rows:
        known = {**row, "logo": logos.get(row["logo"])}
        listed[row["edition"]].append(_listed(known, beside[row["id"]], stands[row["id"]]))
    houses, backers = _by(await _rows(HOUSES), "edition"), _by(await _rows(BACKERS), "edition")
    return {
        edition: Directory(
            listed[edition], (_house(one) for one in houses[edition]), (_backer(one, logos) for one in backers[edition])
        )
        for edition in {*listed, *houses, *backers}
    }


async def _rows(statement: str, *given: Any) -> list[Mapping[str, Any]]:
    return list(await DB.run_querystring(QueryString(statement, *given)))


def _by(rows: Iterable[Mapping[str, Any]], name: str) -> defaultdict[UUID, list[Mapping[str, Any]]]:
    found: defaultdict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def _listed(row: Mapping[str, Any], beside: Iterable[Mapping[str, Any]], stands: Iterable[Mapping[str, Any]]) -> Listed:
    return Listed(
        code=row["code"],
        name=required(row["name"]),
        kind=row["kind"],
        sign=from_json(row["sign"]),
        description=from_json(row["description"]),
        website=row["website"],
        country=row["country"],
        logo=row["logo"],
        pavilion=row["pavilion"] or "",
        alliance=row["alliance"],
        speaks=tuple(loads(row["speaks"])),
        meets=tuple(loads(row["meets"] or "[]")),
        email=row["public_email"],
        phone=row["public_phone"],
        stands=tuple(Stand(one["number"], one["hall"]) for one in stands),
        beside=tuple(_beside(one) for one in beside),
    )


def _beside(row: Mapping[str, Any]) -> Beside:
    """As the directory calls them, else as the exhibitor wrote it."""
    return Beside(from_json(row["name"]) or required(to_json(written("ko", {"ko": row["said"]}))), row["country"])


def _house(row: Mapping[str, Any]) -> House:
    return House(row["code"], row["kind"], required(row["name"]), from_json(row["description"]), row["country"])


def _backer(row: Mapping[str, Any], logos: Mapping[UUID, str]) -> Backer:
    return Backer(row["part"], required(row["name"]), row["website"], logos.get(row["logo"]))
