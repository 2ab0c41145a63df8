"""One item from one state to another: its rows, what it makes busy, the step that can be taken back; in the caller's
transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode as as_json

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE
from core.db.transaction import refusing
from core.journal.commands import Change, record
from core.live.notices import tell
from crm.delegations.programme.advice import wanted_of
from crm.delegations.programme.facts import ItemAdded, ItemEdited, ItemTakenOut
from crm.delegations.programme.queries import Plan
from crm.delegations.programme.rules import TakenMeanwhile
from crm.delegations.programme.states import ItemState, encode
from crm.delegations.programme.tables import ItemCar, ItemEdit, ItemInterpreter, ItemPart, ProgrammeItem
from expo.programme.edits.telling import tell_boards_of
from i18n.text import to_json

SUBJECT = "visitplan"


async def put(
    actor: Actor,
    plan: Plan,
    item: UUID,
    before: ItemState | None,
    after: ItemState | None,
    *,
    now: datetime,
    because: str = "",
    undoes: int | None = None,
) -> None:
    """Raises TakenMeanwhile when the database knows better than `plan`."""
    await tell_boards_of([item])
    await release_sources([item])
    if after is None:
        await ProgrammeItem.delete().where(ProgrammeItem.id == item)
    else:
        await _rows(plan, item, after, new=before is None)
        async with refusing({NOT_TWICE: TakenMeanwhile()}):
            await promise(await wanted_of(actor, plan, item, after))
        await tell_boards_of([item])
    await _step(actor, plan, item, before, after, now=now, undoes=undoes)
    kind = ItemAdded if before is None else ItemTakenOut if after is None else ItemEdited
    fact = kind(visit=plan.visit.id, item=item)
    changes = [] if plan.visit.sight != "team" else [Change("when", _told(plan, before), _told(plan, after))]
    await record(actor, fact, now=now, because=because, changes=changes)
    await tell(f"{SUBJECT}:{plan.visit.code}")


async def promise_again(actor: Actor, plan: Plan, items: Sequence[UUID]) -> list[UUID]:
    """After somebody joined or left: what the items need is promised anew. Those that the database refuses, which keep
    what they had.
    """
    refused = []
    for item in sorted(items):
        state = plan.items[item]
        try:
            async with refusing({NOT_TWICE: TakenMeanwhile()}):
                await tell_boards_of([item])
                await release_sources([item])
                await promise(await wanted_of(actor, plan, item, state))
                await tell_boards_of([item])
        except TakenMeanwhile:
            refused.append(item)
    return refused


async def last_step(visit: UUID) -> int:
    """0 before the first."""
    row = (
        await ItemEdit.select(ItemEdit.number)
        .where(ItemEdit.visit == visit)
        .order_by(ItemEdit.number, ascending=False)
        .first()
    )
    return row["number"] if row else 0


async def _step(
    actor: Actor,
    plan: Plan,
    item: UUID,
    before: ItemState | None,
    after: ItemState | None,
    *,
    now: datetime,
    undoes: int | None,
) -> None:
    row = ItemEdit(
        id=uuid4(),
        visit=plan.visit.id,
        number=await last_step(plan.visit.id) + 1,
        made_at=now,
        made_by=str(actor),
        item=item,
        before=encode(before),
        after=encode(after),
        undoes=undoes,
    )
    await ItemEdit.insert(row)


async def _rows(plan: Plan, item: UUID, state: ItemState, *, new: bool) -> None:
    values: dict[Any, Any] = {
        "kind": state.kind,
        "begins_at": state.begin,
        "ends_at": state.end,
        "title": to_json(state.title),
        **{
            name: getattr(state, name)
            for name in ("place", "room", "session", "booth", "meeting", "host", "owner", "notes")
        },
        "first_language": state.first,
        "then_language": state.then,
        "travel_minutes": state.travel,
        "everyone": state.everyone,
        "overrides": as_json(state.overrides).decode(),
    }
    if new:
        await ProgrammeItem.insert(ProgrammeItem(id=item, visit=plan.visit.id, **values))
    else:
        await ProgrammeItem.update({**values, "version": ProgrammeItem.version + 1}).where(ProgrammeItem.id == item)
        for table in (ItemPart, ItemCar, ItemInterpreter):
            await table.delete().where(table.item == item)
    there = {one.id for one in plan.members}
    parts = [ItemPart(id=uuid4(), item=item, delegate=one) for one in state.parts if one in there]
    cars = [ItemCar(id=uuid4(), item=item, car=one) for one in state.cars]
    interpreters = [ItemInterpreter(id=uuid4(), item=item, person=one) for one in state.interpreters]
    for table, rows in ((ItemPart, parts), (ItemCar, cars), (ItemInterpreter, interpreters)):
        if rows:
            await table.insert(*rows)


def _told(plan: Plan, state: ItemState | None) -> str | None:
    """For the journal: local times."""
    if state is None:
        return None
    begin, end = (at.astimezone(plan.zone) for at in (state.begin, state.end))
    return f"{begin:%Y-%m-%d %H:%M}–{end:%H:%M}"
