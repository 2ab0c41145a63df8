"""How far an exhibitor is, from what is there."""

from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from expo.exhibitors.guide.rules import STEPS, Guide, guide_from

AWAY = "EXISTS (SELECT 1 FROM expo_guide_away a WHERE a.exhibitor = x.id) AS away"
COLUMNS = ", ".join((AWAY, *(f"({one.done}) AS {one.code}" for one in STEPS)))
HOW_FAR = f"SELECT {COLUMNS} FROM expo_exhibitor x JOIN directory_organisation o ON o.id = x.organisation"  # noqa: S608 -- steps are ours


async def guide_of(exhibitor: UUID) -> Guide:
    """Asks nobody for permission: for those who have found the exhibitor already. Raises NotFound."""
    rows = await DB.run_querystring(QueryString(f"{HOW_FAR} WHERE x.id = {{}}", exhibitor))
    if not rows:
        raise NotFound
    return guide_from(rows[0], away=rows[0]["away"])
