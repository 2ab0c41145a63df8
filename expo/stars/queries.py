"""Reading the stars that we keep."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.sessions.commands import digest_of
from core.db.engine import DB

KEPT = """
SELECT p.id, p.account, p.revision,
       coalesce((SELECT array_agg(s.session ORDER BY s.starred_at, s.session) FROM expo_star s WHERE s.plan = p.id),
                ARRAY[]::varchar[]) AS codes
FROM expo_plan p JOIN expo_edition e ON e.id = p.edition
"""
COUNTED = """
SELECT s.session, count(*) AS number FROM expo_star s JOIN expo_plan p ON p.id = s.plan
WHERE p.edition = {} GROUP BY s.session HAVING count(*) >= {} ORDER BY number DESC, s.session
"""
OF_ACCOUNT = KEPT + " WHERE e.slug = {} AND p.account = {}"
OF_BROWSER = KEPT + " WHERE e.slug = {} AND p.digest = {} AND p.account IS NULL"


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan with its stars, in the order in which they were kept; `account` None is a browser's."""

    id: UUID
    account: UUID | None
    revision: int
    codes: tuple[str, ...]


async def stars_in(edition: UUID, *, fewest: int) -> list[tuple[str, int]]:
    """How many keep each session, the most first; sessions that fewer than `fewest` keep are left out."""
    rows = await DB.run_querystring(QueryString(COUNTED, edition, fewest))
    return [(row["session"], row["number"]) for row in rows]


async def find_plan_of(account: UUID, edition: str) -> Kept | None:
    return _kept(await DB.run_querystring(QueryString(OF_ACCOUNT, edition, account)))


async def find_plan_opened_by(token: str, edition: str) -> Kept | None:
    return _kept(await DB.run_querystring(QueryString(OF_BROWSER, edition, digest_of(token))))


def _kept(rows: list[dict[str, Any]]) -> Kept | None:
    if not rows:
        return None
    row = rows[0]
    return Kept(row["id"], row["account"], row["revision"], tuple(row["codes"]))
