"""Two editors at once, at random: no edit is lost, no room is booked twice, and the steps tell exactly what is there.

The model is the list of steps, replayed: each must begin where the one before it on the same thing ended.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextvars import Context
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import UUID

from core.actor import Actor, command_line
from core.commitments.tables import Commitment
from core.db.transaction import transaction
from core.errors import Conflict, NotFound
from expo.editions.queries import edition_called, held
from expo.programme.blocks.commands import change_block, give_room_free, keep_room
from expo.programme.edits.commands import written_down
from expo.programme.edits.states import BlockState, SlotState, State, decode
from expo.programme.edits.undoing import undo
from expo.programme.slots.commands import move_slot, place_session, take_slot_away
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import Place
from expo.programme.slots.writing import promises
from expo.programme.tables import Block, Edit, Slot
from expo.venues.tables import Room
from tests.conftest import NOW
from tests.make.worlds import sample_world

EDITION = "wsce-2026"
EACH = 500 if os.environ.get("MADANG_WHOLE") else 40
NINE = datetime(2026, 12, 8, 0, tzinfo=UTC)
REASON = "It is a test."
Move = Callable[..., Awaitable[Any]]
ACTS = ("move", "move", "move", "away", "place", "undo", "keep", "block", "free")


@dataclass
class Editor:
    """Somebody with a page open: what they know is as old as their last look."""

    actor: Actor
    chance: Random
    move: Move = move_slot
    acts: tuple[str, ...] = ACTS
    acknowledged: int = 0
    refused: dict[str, int] = field(default_factory=dict)

    async def work(self, times: int) -> None:
        known = await draft(await edition_called(EDITION))
        for count in range(times):
            if count % 3 == 0:
                known = await draft(await edition_called(EDITION))
            try:
                before = await self._step(known)
            except (Conflict, NotFound) as refusal:
                self.refused[type(refusal).__name__] = self.refused.get(type(refusal).__name__, 0) + 1
            else:
                self.acknowledged += before

    async def _step(self, known: Draft) -> bool:
        """Whether something changed: to be where it is already is no step."""
        given: dict[str, Any] = {"edition": EDITION, "now": NOW}
        place = self._place(known)
        slot, block = self.chance.choice([*known.slots]), self.chance.choice([*known.blocks, None])
        act = self.chance.choice(self.acts)
        if act == "move":
            lies = known.slots[slot]
            await self.move(self.actor, slot=slot, place=place, revision=known.revisions[slot], reason=REASON, **given)
            return (lies.room, lies.begin, lies.end) != (place.room, place.begin, place.end)
        if act == "away":
            await take_slot_away(self.actor, slot=slot, revision=known.revisions[slot], **given)
        elif act == "place":
            code = self.chance.choice([*known.sessions])
            await place_session(self.actor, session=code, place=place, reason=REASON, **given)
        elif act == "undo":
            await undo(self.actor, number=None, **given)
        elif block is None or act == "keep":
            await keep_room(self.actor, label="Setting up", place=place, **given)
        elif act == "free":
            await give_room_free(self.actor, block=block.id, revision=block.revision, **given)
        else:
            changed = {"label": "Cleaning", "place": place, "revision": block.revision}
            await change_block(self.actor, block=block.id, **changed, **given)
        return True

    def _place(self, known: Draft) -> Place:
        begin = NINE + timedelta(days=self.chance.randrange(3), minutes=5 * self.chance.randrange(108))
        end = begin + timedelta(minutes=5 * self.chance.randrange(2, 18))
        return Place(self.chance.choice([*known.rooms]), begin, end)


async def both_at_once(move: Move = move_slot, each: int = EACH, acts: tuple[str, ...] = ACTS) -> tuple[Editor, Editor]:
    editors = Editor(command_line("minsu"), Random(1), move, acts), Editor(command_line("ana"), Random(2), move, acts)
    tasks = [asyncio.create_task(one.work(each), context=Context()) for one in editors]
    await asyncio.gather(*tasks)
    return editors


async def faults(start: dict[UUID, State], acknowledged: int) -> list[str]:
    """Where the steps, the rows and the promises do not tell the same story."""
    found: list[str] = []
    model = dict(start)
    steps = await Edit.select().order_by(Edit.number)
    parallel = {row["id"] for row in await Room.select(Room.id).where(Room.parallel.eq(True))}
    if [step["number"] for step in steps] != list(range(1, len(steps) + 1)):
        found.append("steps are missing")
    if len(steps) != acknowledged:
        found.append(f"{acknowledged} acknowledged, {len(steps)} written")
    for step in steps:
        before, after = decode(step["what"], step["before"]), decode(step["what"], step["after"])
        if not _same(model.get(step["target"]), before):
            found.append(f"step {step['number']} forgets what was there")
        model.pop(step["target"], None)
        if after is not None:
            model[step["target"]] = after
    there = await lying()
    if there.keys() != model.keys() or any(not _same(there[key], model[key]) for key in there):
        found.append("the rows are not what the steps say")
    found += [f"room booked twice: {one}" for one in _booked_twice(there, parallel)]
    known = await draft(await edition_called(EDITION))
    wanted = {
        (one.source, one.resource) for slot in known.slots for one in promises(known, slot, known.state(slot), "")
    }
    kept = await Commitment.select(Commitment.source, Commitment.resource).where(Commitment.source_kind == "slot")
    if {(row["source"], row["resource"]) for row in kept} != wanted:
        found.append("somebody is promised to something else")
    return found


async def lying() -> dict[UUID, State]:
    slots = await Slot.select()
    blocks = await Block.select()
    return {
        **{
            row["id"]: SlotState(session=row["session"], room=row["room"], begin=row["begins_at"], end=row["ends_at"])
            for row in slots
        },
        **{
            row["id"]: BlockState(label=row["label"], room=row["room"], begin=row["begins_at"], end=row["ends_at"])
            for row in blocks
        },
    }


def _same(one: State | None, other: State | None) -> bool:
    if isinstance(one, SlotState) and isinstance(other, SlotState):
        return one.same_place(other)
    return one == other


def _booked_twice(there: dict[UUID, State], parallel: set[UUID]) -> list[str]:
    spans = sorted(
        (one.room, one.begin, one.end)
        for one in there.values()
        if isinstance(one, SlotState | BlockState) and one.room not in parallel
    )
    return [str(then) for first, then in pairwise(spans) if first[0] == then[0] and then[1] < first[2]]


async def test_nothing_is_lost_and_no_room_is_booked_twice(db: None) -> None:
    await sample_world(NOW)
    start = await lying()
    first, second = await both_at_once()
    assert first.acknowledged > EACH / 10
    assert second.acknowledged > EACH / 10
    assert await faults(start, first.acknowledged + second.acknowledged) == []


async def test_the_same_check_finds_an_editor_who_writes_over_the_other(db: None) -> None:
    """The naive way: what one saw is what is there, and the last one wins."""
    await sample_world(NOW)
    start = await lying()

    async def careless(actor: Actor, *, edition: str, slot: UUID, place: Place, now: datetime, **_: Any) -> None:
        known = await draft(await edition_called(edition))
        before = known.state(slot)
        await asyncio.sleep(0.02)
        async with transaction():
            row = await held(edition)
            after = SlotState(session=before.session, room=before.room, begin=place.begin, end=place.end)
            changed = (
                await Slot.update({Slot.begins_at: after.begin, Slot.ends_at: after.end})
                .where(Slot.id == slot)
                .returning(Slot.id)
            )
            if not changed:
                raise NotFound
            await written_down(actor, row, "slot", slot, before=before, after=after, now=now)

    slots = [one for one in start if isinstance(start[one], SlotState)][:1]

    async def one_slot(actor: Actor, *, slot: UUID, **given: Any) -> None:
        await careless(actor, slot=slots[0], **given)

    first, second = await both_at_once(one_slot, each=12, acts=("move",))
    assert any("forgets" in one for one in await faults(start, first.acknowledged + second.acknowledged))
