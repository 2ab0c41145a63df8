"""Reading published plans: the latest of an edition, whole; all of them, without their halls."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.errors import NotFound
from expo.floor.plans.snapshot import Plan, decode
from expo.floor.tables import FloorPlan


@dataclass(frozen=True, slots=True)
class Published:
    """`by` is an actor's text."""

    number: int
    at: datetime
    by: str
    note: str
    digest: str


async def latest_plan(edition: UUID) -> Plan | None:
    plans = FloorPlan.select(FloorPlan.snapshot).where(FloorPlan.edition == edition)
    row = await plans.order_by(FloorPlan.number, ascending=False).first()
    return None if row is None else decode(row["snapshot"])


async def plan_numbered(edition: UUID, number: int) -> Plan:
    """Raises NotFound."""
    row = (
        await FloorPlan.select(FloorPlan.snapshot)
        .where(FloorPlan.edition == edition, FloorPlan.number == number)
        .first()
    )
    if row is None:
        raise NotFound
    return decode(row["snapshot"])


async def latest_plan_numbers() -> dict[str, int]:
    """By slug of edition; editions without a plan are absent."""
    plans = FloorPlan.select(FloorPlan.edition.slug.as_alias("slug"), FloorPlan.number).order_by(FloorPlan.number)
    return {row["slug"]: row["number"] for row in await plans}


async def plans_of(edition: UUID) -> tuple[Published, ...]:
    """The latest first."""
    rows = (
        await FloorPlan.select(
            FloorPlan.number, FloorPlan.published_at, FloorPlan.published_by, FloorPlan.note, FloorPlan.digest
        )
        .where(FloorPlan.edition == edition)
        .order_by(FloorPlan.number, ascending=False)
    )
    return tuple(
        Published(row["number"], row["published_at"], row["published_by"], row["note"], row["digest"]) for row in rows
    )
