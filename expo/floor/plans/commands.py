"""Publishing the plan: the one act that changes where readers find the booths."""

import asyncio
import hashlib
from datetime import datetime
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.floor.drawing.queries import drawing_of
from expo.floor.facts import PlanPublished
from expo.floor.plans.draft import draft_plan
from expo.floor.plans.queries import latest_plan
from expo.floor.plans.rules import check_publishable, freeze
from expo.floor.plans.shelf import SUBJECT
from expo.floor.plans.snapshot import Plan, encode
from expo.floor.routing.reach import reach
from expo.floor.tables import FloorPlan
from expo.permissions import Expo


async def publish_plan(actor: Actor, *, edition: str, now: datetime, note: str = "") -> Plan:
    """Freezes the drawing as the next plan; every process shows it within a second of the commit.

    Raises Denied, NotFound for an unknown slug, NothingDrawn, NoEntrance, Unreachable, NothingNew.
    """
    require(actor, Expo.FLOOR_PUBLISH)
    async with transaction():
        row = await held(edition)
        drawing, previous = await drawing_of(row), await latest_plan(row.id)
        draft = await asyncio.to_thread(draft_plan, drawing)
        check_publishable(draft, await asyncio.to_thread(reach, draft))
        plan = freeze(draft, previous, now=now)
        frozen = encode(plan)
        kept = FloorPlan(
            id=uuid4(),
            edition=row.id,
            number=plan.number,
            published_at=now,
            published_by=str(actor),
            note=note,
            digest=hashlib.sha256(frozen).hexdigest(),
            snapshot=frozen.decode(),
        )
        await FloorPlan.insert(kept)
        await record(actor, PlanPublished(edition=row.id, plan=kept.id, number=plan.number), now=now)
        await tell(f"{SUBJECT}:{edition}")
    return plan
