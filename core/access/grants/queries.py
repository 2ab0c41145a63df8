"""Who holds what in a place: for pages that say who can see a record, and why."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.accounts.queries import names_of
from core.access.permissions import Core
from core.access.policies import policies
from core.access.roles import EXHIBITORS
from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound

HOLDING = """
SELECT g.id AS grant, g.account, a.name, a.email, a.accepted_at, g.role, g.scope, g.granted_at, g.granted_by, g.reason,
       g.expires_at
FROM core_grant g JOIN core_account a ON a.id = g.account
WHERE (g.role = ANY({}) OR (g.role = 'service' AND EXISTS (
          SELECT FROM core_token t WHERE t.account = a.id AND t.permissions @> to_jsonb({}::text)
                 AND t.revoked_at IS NULL AND t.ends_at > {})))
      AND (g.scope IS NULL OR g.scope = {}) AND g.revoked_at IS NULL AND a.disabled_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > {})
      AND g.granted_at <= {}
ORDER BY g.scope NULLS LAST, g.role, lower(a.name), g.id
"""
ANYWHERE = """
SELECT DISTINCT g.account FROM core_grant g JOIN core_account a ON a.id = g.account
WHERE g.account = ANY({}) AND g.role = ANY({}) AND g.revoked_at IS NULL AND a.disabled_at IS NULL
      AND g.granted_at <= {} AND (g.expires_at IS NULL OR g.expires_at > {})
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role in force; `granted_by` is a name, or the kind of actor that has none."""

    grant: UUID
    account: UUID
    name: str
    email: str | None
    accepted_at: datetime | None
    role: str
    scope: str | None
    granted_at: datetime
    granted_by: str
    reason: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sight:
    """`named` are those whom the reader may know by name, `counted` the numbers of all others by role."""

    named: tuple[Holder, ...]
    counted: tuple[tuple[str, int], ...]


async def sight_of(actor: Actor, permission: str, scope: str, *, now: datetime) -> Sight:
    """Who can see records of this permission in `scope` ("" for those of no place). Members of exhibitors are counted for
    staff who may not see accounts. Raises NotFound for a permission that is unknown, or that the reader neither holds
    there nor oversees.
    """
    oversees = may(actor, Core.ACCESS_READ)
    if permission not in policies() or not (oversees or may(actor, permission, scope or None)):
        raise NotFound
    knows_all = oversees or may(actor, Core.ACCOUNT_READ)
    return sight(await holders(permission, scope, now=now), lambda one: knows_all or one.role not in EXHIBITORS)


def sight(found: Sequence[Holder], known: Callable[[Holder], bool]) -> Sight:
    """Named those that are `known` to the reader, all others counted."""
    named = tuple(one for one in found if known(one))
    return Sight(named, tuple(sorted(Counter(one.role for one in found if one not in named).items())))


async def holders(permission: str, scope: str, *, now: datetime) -> list[Holder]:
    """Everybody whose roles, and every service whose token, reach `scope` with this permission, those of the place first.
    The caller has asked whether the reader may know.
    """
    roles = sorted(role.value for role in policies()[permission].roles)
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(HOLDING, roles, permission, now, scope, now, now))
    names = await names_of({one for row in rows if (one := _account_in(row["granted_by"]))})
    return [_holder(row, names) for row in rows]


async def holding_anywhere(permission: str, accounts: Collection[UUID], *, now: datetime) -> set[UUID]:
    """Who of these holds it in any place at all, by their roles. The caller has asked whether the reader may know."""
    roles = sorted(role.value for role in policies()[permission].roles)
    rows = await DB.run_querystring(QueryString(ANYWHERE, list(accounts), roles, now, now)) if accounts else []
    return {row["account"] for row in rows}


def _holder(row: Mapping[str, Any], names: Mapping[UUID, str]) -> Holder:
    giver = _account_in(row["granted_by"])
    by = names.get(giver) if giver else None
    return Holder(**{**row, "granted_by": by or row["granted_by"].partition(":")[0]})


def _account_in(actor: str) -> UUID | None:
    try:
        return UUID(actor.partition(":")[2])
    except ValueError:
        return None
