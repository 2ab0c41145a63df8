"""Setting when the floor is open."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.rows import Began, joined
from core.journal.commands import record
from core.live.notices import tell
from core.spans import Span
from expo.editions.queries import held
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.hours.facts import FloorHoursSet
from expo.exhibitors.hours.queries import hours_of
from expo.exhibitors.hours.rules import ROWS, lines_of, spans_of
from expo.exhibitors.hours.tables import FloorHours
from expo.permissions import Expo


async def set_hours(actor: Actor, *, edition: str, spans: Mapping[date, Span], before: Began, now: datetime) -> None:
    """Of every day at once; a day that is not among them is open at no stated hours. What somebody else said meanwhile of
    other days stays, and what was approved outside of them. Raises Denied, NoSuchEdition, ChangedMeanwhile.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        mine, theirs = lines_of(spans, row.zone), lines_of(await hours_of(row.id), row.zone)
        after = joined(ROWS, before, mine, theirs)
        if after == theirs:
            return
        await FloorHours.delete().where(FloorHours.edition == row.id)
        rows = [
            FloorHours(id=uuid4(), edition=row.id, open_on=day, opens_at=span.begin, closes_at=span.end)
            for day, span in spans_of(after, row.zone).items()
        ]
        if rows:
            await FloorHours.insert(*rows)
        await record(actor, FloorHoursSet(edition=row.id), now=now)
        await tell(SUBJECT)
