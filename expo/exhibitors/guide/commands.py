"""Putting the guide away, and calling it back."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from expo.exhibitors.guide.facts import GuideCalledBack, GuidePutAway
from expo.exhibitors.guide.tables import GuideAway
from expo.exhibitors.queries import locked
from expo.permissions import Expo


async def put_guide(actor: Actor, exhibitor: UUID, *, away: bool, now: datetime) -> None:
    """For everybody who acts for the exhibitor. Twice is once. Raises Denied, NotFound."""
    async with transaction():
        known = await locked(exhibitor)
        if not may(actor, Expo.EXHIBITOR_WRITE):
            require(actor, Expo.APPLICATION_WRITE, known.scope)
        if await GuideAway.exists().where(GuideAway.exhibitor == exhibitor) == away:
            return
        if away:
            await GuideAway.insert(GuideAway(id=uuid4(), exhibitor=exhibitor, away_at=now, away_by=str(actor)))
        else:
            await GuideAway.delete().where(GuideAway.exhibitor == exhibitor)
        fact = GuidePutAway if away else GuideCalledBack
        await record(actor, fact(edition=known.edition, exhibitor=exhibitor), now=now)
