"""How many are in post in each country, as far as the reader may know."""

from datetime import date

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from directory.permissions import Directory

IN_POST = """
SELECT c.code, count(DISTINCT p.person) AS number FROM directory_appointment p
JOIN directory_organisation o ON o.id = p.organisation JOIN directory_country c ON c.id = o.country
WHERE daterange(p.begins_on, p.ends_on, '[]') @> {}::date GROUP BY c.code
"""


async def people_in_post(actor: Actor, today: date) -> dict[str, int] | None:
    """Numbers by ISO alpha-2; None for who may not see people."""
    if not may(actor, Directory.PERSON_READ):
        return None
    rows = await DB.run_querystring(QueryString(IN_POST, today))
    return {row["code"]: row["number"] for row in rows}
