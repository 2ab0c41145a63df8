"""Who a token belongs to, asked on every request, so that what was taken away is gone at once."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.sessions.commands import digest_of
from core.access.tables import Session
from core.actor import Actor, Held
from core.db.engine import DB

SEEN_EVERY = timedelta(minutes=1)
FIND = """
SELECT s.id AS session, s.complete, s.confirmed_at, s.seen_at, a.id, a.kind, a.name, a.language,
       coalesce((SELECT jsonb_agg(jsonb_build_array(g.role, g.scope)) FROM core_grant g
                 WHERE g.account = a.id AND g.revoked_at IS NULL AND g.granted_at <= {}
                   AND (g.expires_at IS NULL OR g.expires_at > {})), '[]') AS held,
       (SELECT count(*) FROM core_notice n WHERE n.account = a.id AND n.read_at IS NULL) AS unread
FROM core_session s JOIN core_account a ON a.id = s.account
WHERE s.digest = {} AND s.ended_at IS NULL AND s.ends_at > {} AND a.disabled_at IS NULL
  AND s.seen_at + make_interval(mins => s.idle_minutes) > {}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as its owner sees it; instants in UTC."""

    id: UUID
    agent: str
    began_at: datetime
    seen_at: datetime
    complete: bool


async def actor_of(token: str, now: datetime, *, used: bool = True) -> Actor | None:
    """None when the session is unknown, ended, idle for too long or its account is suspended. `used` False: a page asks by
    itself, and a session that nobody uses shall not live on for that.
    """
    rows = await DB.run_querystring(QueryString(FIND, now, now, digest_of(token), now, now))
    if not rows:
        return None
    row = rows[0]
    if used and row["seen_at"] + SEEN_EVERY < now:
        await Session.update({Session.seen_at: now}).where(Session.id == row["session"])
    return _actor(row)


async def sessions_of(account: UUID, now: datetime) -> list[Listed]:
    """Those that still open something, the latest used first."""
    rows = (
        await Session.select(Session.id, Session.agent, Session.began_at, Session.seen_at, Session.complete)
        .where((Session.account == account) & Session.ended_at.is_null() & (Session.ends_at > now))
        .order_by(Session.seen_at, ascending=False)
    )
    return [Listed(**row) for row in rows]


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        kind=row["kind"],
        name=str(row["id"]),
        account=row["id"],
        held=frozenset(Held(role, scope) for role, scope in json.loads(row["held"])),
        session=row["session"],
        complete=row["complete"],
        confirmed_at=row["confirmed_at"],
        language=row["language"],
        shown=row["name"],
        unread=row["unread"],
    )
