"""Reading the published versions of programmes."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.errors import NotFound
from crm.delegations.programme.queries import Plan
from crm.delegations.programme.states import ItemState
from crm.delegations.programme.tables import PublishedProgramme
from crm.delegations.programme.versions.frozen import Frozen, FrozenItem, FrozenMember, decode
from crm.delegations.programme.versions.rides import rides_of

LATEST = """
SELECT p.frozen FROM crm_published_programme p
WHERE NOT EXISTS (SELECT FROM crm_published_programme n WHERE n.visit = p.visit AND n.number > p.number)
  AND p.frozen::text LIKE '%' || {} || '%'
"""


async def draft_of(plan: Plan, now: datetime) -> Frozen:
    """The programme as it would be frozen now, with the pick-ups of its flights."""
    items = (*(_item(plan, item, state) for item, state in plan.in_order), *await rides_of(plan.visit.id))
    return Frozen(
        visit=plan.visit.id,
        number=plan.number,
        title=plan.visit.title,
        zone=plan.zone.key,
        items=tuple(sorted(items, key=lambda one: (one.begin, one.end, one.id))),
        gone=(),
        members=tuple(
            FrozenMember(id=one.id, person=one.person, role=one.role, language=one.language, title=one.title)
            for one in plan.members
        ),
        published_at=now,
    )


def _item(plan: Plan, item: UUID, state: ItemState) -> FrozenItem:
    return FrozenItem(
        id=item,
        kind=state.kind,
        begin=state.begin,
        end=state.end,
        title=state.title,
        place=state.place,
        room=state.room,
        room_name=plan.placed.room_of(state),
        booth=plan.placed.booths.get(state.booth, "") if state.booth else "",
        table=plan.placed.table_of(state),
        host=state.host,
        notes=state.notes,
        first=state.first,
        then=state.then,
        travel=state.travel,
        members=tuple(one.id for one in plan.people(state)),
        cars=state.cars,
        interpreters=state.interpreters,
    )


async def latest_of(visit: UUID) -> Frozen | None:
    """The last version; None before the first."""
    mine = PublishedProgramme.visit == visit
    row = (
        await PublishedProgramme.select(PublishedProgramme.frozen)
        .where(mine)
        .order_by(PublishedProgramme.number, ascending=False)
        .first()
    )
    return decode(row["frozen"]) if row else None


async def version_of(visit: UUID, number: int) -> Frozen:
    """Raises NotFound."""
    mine = (PublishedProgramme.visit == visit) & (PublishedProgramme.number == number)
    row = await PublishedProgramme.select(PublishedProgramme.frozen).where(mine).first()
    if row is None:
        raise NotFound
    return decode(row["frozen"])


async def before(frozen: Frozen) -> Frozen | None:
    """The version before it; None for the first."""
    return await version_of(frozen.visit, frozen.number - 1) if frozen.number > 1 else None


async def latest_with(resource: UUID) -> list[Frozen]:
    """The last versions of all visits that have this car, room or person in them, also among what went away."""
    rows = await DB.run_querystring(QueryString(LATEST, str(resource)))
    return [decode(row["frozen"]) for row in rows]


async def numbers_of(visit: UUID) -> list[dict[str, object]]:
    """`number`, `published_at`, `published_by` and `digest`, the latest first."""
    return (
        await PublishedProgramme.select(
            *(PublishedProgramme.id, PublishedProgramme.number, PublishedProgramme.published_at),
            *(PublishedProgramme.published_by, PublishedProgramme.digest),
        )
        .where(PublishedProgramme.visit == visit)
        .order_by(PublishedProgramme.number, ascending=False)
    )


def gathered(found: Iterable[Frozen]) -> list[tuple[Frozen, FrozenItem, bool]]:
    """Every item with its version, and whether it is still on; by time."""
    rows = [(one, item, on) for one in found for items, on in ((one.items, True), (one.gone, False)) for item in items]
    return sorted(rows, key=lambda row: (row[1].begin, row[1].id))
