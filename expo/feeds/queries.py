"""Reading calendars of one's own: by their owner, and by the secret in their address."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.sessions.commands import digest_of
from core.db.engine import DB
from core.errors import Gone, NotFound
from expo.feeds.tables import Feed

FOLLOWED = """
SELECT p.id, p.revision, e.slug, f.language, f.revoked_at,
       coalesce((SELECT array_agg(s.session) FROM expo_star s WHERE s.plan = p.id), ARRAY[]::varchar[]) AS codes
FROM expo_feed f JOIN expo_plan p ON p.id = f.plan JOIN expo_edition e ON e.id = p.edition
WHERE f.digest = {}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    id: UUID
    language: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """What a calendar is made from; the same `plan`, `revision` and language are the same stars."""

    plan: UUID
    revision: int
    edition: str
    language: str
    codes: frozenset[str]


async def feeds_of(plan: UUID) -> list[Listed]:
    """Those that lead somewhere, the latest last."""
    rows = (
        await Feed.select(Feed.id, Feed.language, Feed.made_at)
        .where((Feed.plan == plan) & Feed.revoked_at.is_null())
        .order_by(Feed.made_at)
    )
    return [Listed(**row) for row in rows]


async def followed_at(token: str, edition: str) -> Followed:
    """Raises NotFound, or Gone for one that was closed: a calendar program then stops asking."""
    rows = await DB.run_querystring(QueryString(FOLLOWED, digest_of(token)))
    if not rows or rows[0]["slug"] != edition:
        raise NotFound
    row = rows[0]
    if row["revoked_at"] is not None:
        raise Gone
    return Followed(row["id"], row["revision"], row["slug"], row["language"], frozenset(row["codes"]))
