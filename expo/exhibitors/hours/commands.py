"""Setting when the floor is open."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from core.spans import Span
from expo.editions.queries import held
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.hours.facts import FloorHoursSet
from expo.exhibitors.hours.tables import FloorHours
from expo.permissions import Expo


async def set_hours(actor: Actor, *, edition: str, spans: Mapping[date, Span], now: datetime) -> None:
    """Of every day at once; a day that is not among them is open at no stated hours. What was approved outside of them
    stays as it is. Raises Denied, NoSuchEdition.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        await FloorHours.delete().where(FloorHours.edition == row.id)
        rows = [
            FloorHours(id=uuid4(), edition=row.id, open_on=day, opens_at=span.begin, closes_at=span.end)
            for day, span in spans.items()
        ]
        if rows:
            await FloorHours.insert(*rows)
        await record(actor, FloorHoursSet(edition=row.id), now=now)
        await tell(SUBJECT)
