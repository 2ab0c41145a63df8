"""One slot from one state to another: its row, what it makes busy, what is recorded; in the caller's transaction."""

from datetime import datetime
from uuid import UUID

from msgspec.json import encode

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.rules import NOT_TWICE, Override, Promise
from core.db.transaction import refusing
from core.journal.commands import Change, record
from core.spans import Span
from expo.programme.edits.commands import written_down
from expo.programme.edits.states import SlotState
from expo.programme.slots.advice import kind_of
from expo.programme.slots.facts import SessionMoved, SessionPlaced, SessionUnplaced
from expo.programme.slots.queries import SLOT, Draft
from expo.programme.slots.rules import TakenMeanwhile
from expo.programme.tables import Slot


async def put(
    actor: Actor,
    draft: Draft,
    slot: UUID,
    before: SlotState | None,
    after: SlotState | None,
    *,
    now: datetime,
    because: str = "",
    undoes: int | None = None,
) -> int:
    """The step's number. Raises TakenMeanwhile when a constraint knows better than `draft`."""
    await release_sources([slot])
    if after is None:
        await Slot.delete().where(Slot.id == slot)
    else:
        await _row(slot, after, new=before is None)
        async with refusing({NOT_TWICE: TakenMeanwhile()}):
            await promise(promises(draft, slot, after, str(actor)))
    fact = _fact(draft, slot, before, after)
    changes = [Change("place", told(draft, before), told(draft, after))]
    await record(actor, fact, now=now, because=because, changes=changes)
    return await written_down(actor, draft.edition, "slot", slot, before=before, after=after, now=now, undoes=undoes)


def promises(draft: Draft, slot: UUID, state: SlotState, actor: str) -> list[Promise]:
    """Its room, unless several sessions may be there, and everybody who is in it; of a cancelled session nothing."""
    session = next(one for one in draft.snapshot.sessions if UUID(one.id) == state.session)
    room = next(one for one in draft.snapshot.rooms if UUID(one.id) == state.room)
    if session.cancelled:
        return []
    during = Span(state.begin, state.end)
    rooms = [] if room.parallel else [Promise(state.room, SLOT, slot, during)]
    people = [
        Promise(person, SLOT, slot, during, _override(state.overrides.get(str(person)), actor))
        for person in draft.persons(session.code)
    ]
    return [*rooms, *people]


def told(draft: Draft, state: SlotState | None) -> str | None:
    """For the journal: the room's code and local times."""
    if state is None:
        return None
    room = next((one.code for one in draft.snapshot.rooms if UUID(one.id) == state.room), "")
    begin, end = (at.astimezone(draft.zone) for at in (state.begin, state.end))
    return f"{room}, {begin:%Y-%m-%d %H:%M}–{end:%H:%M}"


def _override(reason: str | None, actor: str) -> Override | None:
    return None if reason is None else Override(reason, actor)


async def _row(slot: UUID, state: SlotState, *, new: bool) -> None:
    waived = encode(state.waived).decode()
    if new:
        row = Slot(id=slot, session=state.session, room=state.room, begins_at=state.begin, ends_at=state.end)
        row.waived = waived
        await Slot.insert(row)
        return
    await Slot.update(
        {
            Slot.room: state.room,
            Slot.begins_at: state.begin,
            Slot.ends_at: state.end,
            Slot.waived: waived,
            Slot.revision: Slot.revision + 1,
        }
    ).where(Slot.id == slot)


def _fact(
    draft: Draft, slot: UUID, before: SlotState | None, after: SlotState | None
) -> SessionPlaced | SessionMoved | SessionUnplaced:
    edition = draft.edition.id
    if after is None:
        if before is None:
            raise ValueError("a step changes something")
        return SessionUnplaced(edition=edition, session=before.session, slot=slot)
    kind = SessionPlaced if before is None else SessionMoved
    waived = tuple(sorted({kind_of(one) for one in after.waived}))
    return kind(edition=edition, session=after.session, slot=slot, waived=waived)
