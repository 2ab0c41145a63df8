"""Which sessions one signs up for, held in memory: their pages say so to everybody alike."""

from collections.abc import Mapping

from piccolo.querystring import QueryString

from core.db.engine import DB

SUBJECT = "seatings"
CODES = """
SELECT e.slug, array_agg(s.code ORDER BY s.code) AS codes
FROM expo_seating g JOIN expo_session s ON s.id = g.session JOIN expo_edition e ON e.id = s.edition GROUP BY e.slug
"""
Seatings = Mapping[str, frozenset[str]]


async def load_seatings(former: Seatings | None) -> Seatings:
    """Codes by the edition's slug."""
    found = {row["slug"]: frozenset(row["codes"]) for row in await DB.run_querystring(QueryString(CODES))}
    return former if former is not None and former == found else found
