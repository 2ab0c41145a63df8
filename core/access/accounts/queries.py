"""Reading accounts: who holds what, since when, from whom and why."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.access.tables import Account, Grant
from core.actor import Actor
from core.db.among import among
from core.db.engine import DB
from core.db.like import literal
from core.errors import NotFound

PAGE = 50
LIST = """
SELECT a.id, a.kind, a.email, a.name, a.created_at, a.accepted_at, a.disabled_at,
       coalesce((SELECT jsonb_agg(g.role ORDER BY g.role) FROM core_grant g WHERE g.account = a.id AND g.revoked_at IS NULL
                 AND (g.expires_at IS NULL OR g.expires_at > {})), '[]') AS roles,
       (SELECT max(s.seen_at) FROM core_session s WHERE s.account = a.id) AS seen_at
FROM core_account a
WHERE ({} = '' OR a.name ILIKE {} OR a.email ILIKE {}) AND lower(a.name) || a.id::text > {}
ORDER BY lower(a.name) || a.id::text
LIMIT {}
"""


@dataclass(frozen=True, slots=True)
class AccountShown:
    """As the desk shows it; `roles` are those in force, instants in UTC."""

    id: UUID
    kind: str
    email: str | None
    name: str
    created_at: datetime
    accepted_at: datetime | None
    disabled_at: datetime | None
    roles: tuple[str, ...]
    seen_at: datetime | None

    @property
    def place(self) -> str:
        """Where the next page goes on."""
        return f"{self.name.lower()}{self.id}"


@dataclass(frozen=True, slots=True)
class GrantShown:
    """A role given, as the record keeps it."""

    id: UUID
    role: str
    scope: str | None
    granted_at: datetime
    granted_by: str
    reason: str
    expires_at: datetime | None
    revoked_at: datetime | None
    revoked_because: str | None


async def accounts(actor: Actor, *, words: str, after: str, now: datetime) -> list[AccountShown]:
    """By name, `PAGE` and one more, so that the reader can be told whether there is a further page."""
    require(actor, Core.ACCOUNT_READ)
    like = f"%{literal(words)}%"
    return [_shown(row) for row in await DB.run_querystring(QueryString(LIST, now, words, like, like, after, PAGE + 1))]


async def account_shown(actor: Actor, account: UUID) -> AccountShown:
    """Raises NotFound."""
    require(actor, Core.ACCOUNT_READ)
    row = await Account.objects().where(Account.id == account).first()
    if row is None:
        raise NotFound
    held = [one.role for one in await grants_of(actor, account) if one.revoked_at is None]
    return AccountShown(
        row.id, row.kind, row.email, row.name, row.created_at, row.accepted_at, row.disabled_at, tuple(held), None
    )


async def grants_of(actor: Actor, account: UUID) -> list[GrantShown]:
    """All that were ever given, the latest first."""
    require(actor, Core.ACCOUNT_READ)
    rows = (
        await Grant.select(
            Grant.id,
            Grant.role,
            Grant.scope,
            Grant.granted_at,
            Grant.granted_by,
            Grant.reason,
            Grant.expires_at,
            Grant.revoked_at,
            Grant.revoked_because,
        )
        .where(Grant.account == account)
        .order_by(Grant.granted_at, ascending=False)
    )
    return [GrantShown(**row) for row in rows]


async def names_of(ids: set[UUID]) -> dict[UUID, str]:
    """For showing who did something; an account that is gone is missing here."""
    if not ids:
        return {}
    rows = await Account.select(Account.id, Account.name).where(among(Account.id, ids))
    return {row["id"]: row["name"] for row in rows}


def _shown(row: dict[str, Any]) -> AccountShown:
    return AccountShown(**{**row, "roles": tuple(json.loads(row["roles"]))})
