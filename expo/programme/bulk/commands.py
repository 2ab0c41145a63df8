"""Many sessions changed at once: all of it or nothing, in one transaction, each a step of its own."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.commitments.commands import release_sources
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.forms.merging import Lines
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.edits.states import SlotState
from expo.programme.rules import check_slot
from expo.programme.sessions.commands import session_in
from expo.programme.sessions.listing import slots_of
from expo.programme.sessions.rules import changed
from expo.programme.sessions.writing import put_session
from expo.programme.slots.advice import Advice, unanswered
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import accepted, check_free
from expo.programme.slots.writing import put
from expo.releases.snapshot import FrozenSlot

MOST = 500
BEFORE = "accepted before"


@dataclass(frozen=True, slots=True)
class Wish:
    """`lines` for each session; `room` by code and `shift` in minutes for each of their slots; None: as it is."""

    lines: Lines
    room: str | None = None
    shift: int = 0


async def change_many(
    actor: Actor, *, edition: str, codes: list[str], wish: Wish, reason: str = "", now: datetime
) -> int:
    """How many sessions were given. Places are judged as they are when all have moved, so that a whole morning can go a
    quarter of an hour later. Raises Denied, NotFound, Invalid, NeedsReason, RoomTaken, SlotOutsideEdition.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    _check(codes)
    async with transaction():
        row = await held(edition)
        known = await draft(row)
        for code in codes:
            session = session_in(known, code)
            await put_session(actor, known, session, changed(session, wish.lines), now=now, because=reason)
        if wish.room is not None or wish.shift:
            await _move(actor, known, await draft(row), codes, wish, reason, now)
    return len(codes)


async def unplace_many(actor: Actor, *, edition: str, codes: list[str], now: datetime) -> int:
    """How many slots were taken away. Raises Denied, NotFound, Invalid."""
    require(actor, Expo.PROGRAMME_WRITE)
    _check(codes)
    async with transaction():
        known = await draft(await held(edition))
        slots = [slot for code in codes for slot in slots_of(known, session_in(known, code).code)]
        for slot in slots:
            await put(actor, known, slot, known.state(slot), None, now=now)
    return len(slots)


def _check(codes: list[str]) -> None:
    if not codes:
        raise Invalid({"session": mark("Choose at least one session.")})
    if len(codes) > MOST:
        raise Invalid({"session": mark("At most {most} sessions at once.")}, most=MOST)


async def _move(
    actor: Actor, before: Draft, known: Draft, codes: list[str], wish: Wish, reason: str, now: datetime
) -> None:
    slots = [slot for code in codes for slot in slots_of(known, code) if not known.sessions[code].cancelled]
    then = _as_if(known, slots, wish)
    await release_sources(slots)
    states = {slot: _judged(then, slot, reason) for slot in slots}
    for slot, after in states.items():
        await put(actor, known, slot, before.state(slot), after, now=now, because=reason)


def _as_if(known: Draft, slots: list[UUID], wish: Wish) -> Draft:
    """The draft with all of them moved."""
    if wish.room is not None and wish.room not in known.rooms:
        raise NotFound
    moving, by = set(slots), timedelta(minutes=wish.shift)

    def moved(one: FrozenSlot) -> FrozenSlot:
        if UUID(one.id) not in moving:
            return one
        return msgspec.structs.replace(one, room=wish.room or one.room, begin=one.begin + by, end=one.end + by)

    snapshot = msgspec.structs.replace(known.snapshot, slots=tuple(moved(one) for one in known.snapshot.slots))
    return replace(known, snapshot=snapshot)


def _judged(then: Draft, slot: UUID, reason: str) -> SlotState:
    lies, stay, frame = then.slots[slot], then.by_slot[slot], then.edition
    check_slot(lies.begin, lies.end, zone=then.zone, starts_on=frame.starts_on, ends_on=frame.ends_on)
    if not then.rooms[lies.room].parallel:
        check_free(lies.room, stay.room_name, stay.during, then.taken(slot), then.zone)
    state = SlotState(session=UUID(stay.session.id), room=stay.room, begin=stay.during.begin, end=stay.during.end)
    advice = then.advice(stay)
    return accepted(state, advice, reason or _already(then, slot, advice))


def _already(then: Draft, slot: UUID, advice: list[Advice]) -> str:
    """Why all of it was accepted before: a conflict that goes along with a whole morning needs no new reason."""
    asking = unanswered(advice)
    if not all(then.is_accepted(slot, one) for one in asking):
        return ""
    given = (then.overrides.get(one, {}) for one in (slot, *(each.other for each in asking)) if one is not None)
    return next((reason for people in given for reason in people.values()), BEFORE)
