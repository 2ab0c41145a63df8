"""Whose a token is, asked on every request; and the list of tokens for the desk."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.roles import Role
from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.access.tokens.rules import looks_like_token
from core.access.tokens.tables import Token
from core.actor import Actor, Held
from core.db.engine import DB

SEEN_EVERY = timedelta(minutes=1)
FIND = """
SELECT t.id AS token, t.permissions, t.seen_at, a.id, a.name, a.language
FROM core_token t JOIN core_account a ON a.id = t.account
WHERE t.digest = {} AND t.revoked_at IS NULL AND t.made_at <= {} AND t.ends_at > {} AND a.disabled_at IS NULL
"""
LIST = """
SELECT t.id, t.account, a.name, t.permissions, t.made_at, t.ends_at, t.seen_at, t.revoked_at
FROM core_token t JOIN core_account a ON a.id = t.account
ORDER BY t.revoked_at IS NOT NULL, t.made_at DESC, t.id
"""


@dataclass(frozen=True, slots=True)
class TokenShown:
    """As the desk shows it; instants in UTC, `seen_at` to the minute."""

    id: UUID
    account: UUID
    name: str
    permissions: tuple[str, ...]
    made_at: datetime
    ends_at: datetime
    seen_at: datetime | None
    revoked_at: datetime | None


async def actor_of_token(text: str, now: datetime) -> Actor | None:
    """None when the token is unknown, ended, taken back, or its account is suspended."""
    if not looks_like_token(text):
        return None
    rows = await DB.run_querystring(QueryString(FIND, digest_of(text), now, now))
    if not rows:
        return None
    row = rows[0]
    if row["seen_at"] is None or row["seen_at"] + SEEN_EVERY < now:
        await Token.update({Token.seen_at: now}).where(Token.id == row["token"])
    return Actor(
        kind="service",
        name=str(row["id"]),
        account=row["id"],
        held=frozenset({Held(Role.SERVICE.value)}),
        only=frozenset(json.loads(row["permissions"])),
        language=row["language"],
        shown=row["name"],
    )


async def tokens(actor: Actor) -> list[TokenShown]:
    """Those that open something first, the latest made before the others."""
    require(actor, Core.TOKEN_READ)
    rows = await DB.run_querystring(QueryString(LIST))
    return [TokenShown(**{**row, "permissions": tuple(json.loads(row["permissions"]))}) for row in rows]
