"""One block from one state to another: its row, the room it takes, what is recorded; in the caller's transaction."""

from datetime import datetime
from uuid import UUID

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE, Promise
from core.db.transaction import refusing
from core.journal.commands import Change, record
from core.spans import Span
from expo.programme.blocks.facts import RoomBlocked, RoomUnblocked
from expo.programme.edits.commands import written_down
from expo.programme.edits.states import BlockState
from expo.programme.slots.queries import BLOCK, Draft
from expo.programme.slots.rules import TakenMeanwhile
from expo.programme.tables import Block


async def put_block(
    actor: Actor,
    draft: Draft,
    block: UUID,
    before: BlockState | None,
    after: BlockState | None,
    *,
    now: datetime,
    undoes: int | None = None,
) -> int:
    """The step's number. Raises TakenMeanwhile."""
    await release_sources([block])
    if after is None:
        await Block.delete().where(Block.id == block)
    else:
        await _row(block, after, new=before is None)
        if not next(one.parallel for one in draft.snapshot.rooms if UUID(one.id) == after.room):
            async with refusing({NOT_TWICE: TakenMeanwhile()}):
                await promise([Promise(after.room, BLOCK, block, Span(after.begin, after.end))])
    shown = after or before
    if shown is None:
        raise ValueError("a step changes something")
    kind = RoomUnblocked if after is None else RoomBlocked
    changes = [Change("place", _told(draft, before), _told(draft, after))]
    fact = kind(edition=draft.edition.id, block=block, room=shown.room)
    await record(actor, fact, now=now, changes=changes)
    return await written_down(actor, draft.edition, "block", block, before=before, after=after, now=now, undoes=undoes)


async def _row(block: UUID, state: BlockState, *, new: bool) -> None:
    if new:
        await Block.insert(
            Block(id=block, room=state.room, label=state.label, begins_at=state.begin, ends_at=state.end)
        )
        return
    await Block.update(
        {
            Block.room: state.room,
            Block.label: state.label,
            Block.begins_at: state.begin,
            Block.ends_at: state.end,
            Block.revision: Block.revision + 1,
        }
    ).where(Block.id == block)


def _told(draft: Draft, state: BlockState | None) -> str | None:
    if state is None:
        return None
    room = next((one.code for one in draft.snapshot.rooms if UUID(one.id) == state.room), "")
    begin, end = (at.astimezone(draft.zone) for at in (state.begin, state.end))
    return f"{state.label}: {room}, {begin:%Y-%m-%d %H:%M}–{end:%H:%M}"
