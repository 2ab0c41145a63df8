"""A delegation that changed: who joined is promised to what is everybody's, who left is free again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import mark
from core.journal.subscriptions import Subscriber
from crm.delegations.facts import DelegationChanged
from crm.delegations.programme.queries import plan_of, visit_by_id
from crm.delegations.programme.writing import promise_again

FOLLOWS = mark("What is promised for visits, by who joins and leaves")
HELD = "SELECT id FROM crm_visit WHERE id = {} FOR UPDATE"


async def _hear(payload: Mapping[str, Any], _now: datetime) -> None:
    """Harmless the second time. What the database refuses keeps what it had, and the programme says so."""
    visit = UUID(str(payload["visit"]))
    async with transaction():
        await DB.run_querystring(QueryString(HELD, visit))
        plan = await plan_of(await visit_by_id(visit))
        await promise_again(SYSTEM, plan, list(plan.items))


promise_members = Subscriber("crm.visitplan.members", DelegationChanged.kind, _hear, FOLLOWS)
