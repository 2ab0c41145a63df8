"""Who works at the co-operation desk: whom an entry can name, mention or be read by, and to whom a task can be given."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.policies import policies
from core.access.roles import Role
from core.access.rules import require
from core.actor import Actor, Held
from core.db.engine import DB
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import TIMELINE
from crm.timeline.permissions import Desk

THERE = """
SELECT g.account, g.role, g.scope, a.name, a.email, a.language FROM core_grant g JOIN core_account a ON a.id = g.account
WHERE g.account IN (SELECT account FROM core_grant o WHERE o.role = ANY({}) AND o.revoked_at IS NULL
                    AND o.granted_at <= {} AND (o.expires_at IS NULL OR o.expires_at > {}))
  AND g.revoked_at IS NULL AND g.granted_at <= {} AND (g.expires_at IS NULL OR g.expires_at > {})
  AND a.kind = 'staff' AND a.disabled_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Colleague:
    """`actor` is who they are when they look: for asking what they may see."""

    id: UUID
    name: str
    email: str
    language: str | None
    actor: Actor


async def colleagues(now: datetime) -> dict[UUID, Colleague]:
    """Those whose work timelines are, by name: not whoever only looks after the house."""
    roles = sorted(policies()[Desk.ENTRY_WRITE].roles - {Role.ADMINISTRATOR})
    rows = await DB.run_querystring(QueryString(THERE, roles, now, now, now, now))
    held: Mapping[UUID, set[Held]] = defaultdict(set)
    for row in rows:
        held[row["account"]].add(Held(row["role"], row["scope"]))
    known = {row["account"]: row for row in rows}
    return {
        one: Colleague(
            one,
            row["name"],
            row["email"] or "",
            row["language"],
            Actor("staff", str(one), account=one, held=frozenset(held[one]), language=row["language"]),
        )
        for one, row in sorted(known.items(), key=lambda pair: str(pair[1]["name"]).casefold())
    }


async def offered_to(actor: Actor, now: datetime) -> list[tuple[str, str]]:
    """Ids and names to choose from on a page; that they were shown is recorded. Raises Denied."""
    require(actor, Core.COLLEAGUE_READ)
    there = await colleagues(now)
    await note_list(actor, TIMELINE, there, now=now)
    return [(str(one.id), one.name) for one in there.values()]
