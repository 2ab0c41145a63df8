"""Reading when the floor is open."""

from datetime import date, timedelta
from typing import cast
from uuid import UUID

from core.spans import Span
from expo.editions.tables import Edition
from expo.exhibitors.hours.rules import Opening, usual
from expo.exhibitors.hours.tables import FloorHours


def days_of(row: Edition) -> list[date]:
    """Of the edition, in order; none for one without dates."""
    first, last = cast(date | None, row.starts_on), cast(date | None, row.ends_on)
    if first is None or last is None:
        return []
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


async def openings(row: Edition) -> list[Opening]:
    """Every day of the edition, in order."""
    stated = await hours_of(row.id)
    return [
        Opening(day, stated[day], stated=True) if day in stated else Opening(day, usual(day, row.zone), stated=False)
        for day in days_of(row)
    ]


async def hours_of(edition: UUID) -> dict[date, Span]:
    """By day, where organisers have said it."""
    rows = await FloorHours.select().where(FloorHours.edition == edition).order_by(FloorHours.open_on)
    return {row["open_on"]: Span(row["opens_at"], row["closes_at"]) for row in rows}
