"""Taking a step back: a step of its own, which can be taken back in its turn."""

from datetime import datetime
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.spans import Span
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.blocks.commands import block_state
from expo.programme.blocks.writing import put_block
from expo.programme.edits.queries import Step, latest_steps, step_numbered
from expo.programme.edits.rules import ChangedSince, NothingToUndo, check_unchanged
from expo.programme.edits.states import BlockState, SessionState, SlotState
from expo.programme.sessions.rules import columns, put_back
from expo.programme.sessions.writing import put_session
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import check_free
from expo.programme.slots.writing import put

LOOKED_THROUGH = 200


async def undo(actor: Actor, *, edition: str, number: int | None, now: datetime) -> int:
    """Step `number`, or the actor's own latest that was not taken back. The number of the new step.

    What was accepted with a reason before stays accepted. Raises Denied, NotFound, NothingToUndo, ChangedSince,
    RoomTaken, TakenMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        row = await held(edition)
        step = await _own_latest(actor, row.id) if number is None else await step_numbered(row.id, number)
        if step.undone:
            raise ChangedSince
        return await _back(actor, await draft(row), step, now)


async def _own_latest(actor: Actor, edition: UUID) -> Step:
    steps = await latest_steps(edition, limit=LOOKED_THROUGH)
    found = next((one for one in steps if one.actor == str(actor) and one.can_go_back and one.undoes is None), None)
    if found is None:
        raise NothingToUndo
    return found


async def _back(actor: Actor, known: Draft, step: Step, now: datetime) -> int:
    if step.what == "session":
        return await _session_back(actor, known, step, now)
    current = _current(known, step)
    check_unchanged(current, step.after)
    before = step.before
    if isinstance(before, SlotState | BlockState):
        _check_room(known, step.target, before)
    match (current, before):
        case (BlockState() | None, BlockState() | None) if step.what == "block":
            return await put_block(actor, known, step.target, current, before, now=now, undoes=step.number)
        case (SlotState() | None, SlotState() | None):
            return await put(actor, known, step.target, current, before, now=now, undoes=step.number)
    raise ChangedSince


async def _session_back(actor: Actor, known: Draft, step: Step, now: datetime) -> int:
    session = next(one for one in known.snapshot.sessions if UUID(one.id) == step.target)
    if not isinstance(step.before, SessionState) or not isinstance(step.after, SessionState):
        raise ChangedSince
    check_unchanged(SessionState(fields=columns(session, step.after.fields)), step.after)
    after = put_back(session, step.before.fields)
    number = await put_session(actor, known, session, after, now=now, undoes=step.number)
    if number is None:
        raise ChangedSince
    return number


def _current(known: Draft, step: Step) -> SlotState | BlockState | None:
    if step.what == "slot":
        return known.state(step.target) if step.target in known.slots else None
    found = next((one for one in known.blocks if one.id == step.target), None)
    return None if found is None else block_state(known, found)


def _check_room(known: Draft, target: UUID, state: SlotState | BlockState) -> None:
    room = next(one for one in known.snapshot.rooms if UUID(one.id) == state.room)
    if not room.parallel:
        check_free(room.code, room.name, Span(state.begin, state.end), known.taken(target), known.zone)
