"""Giving sessions their places: one step of editing each, refused by the database where it must be."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.accounts.doers import doers
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.edits.states import SlotState
from expo.programme.rules import check_slot
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import (
    MovedMeanwhile,
    Place,
    SessionIsCancelled,
    TakenAwayMeanwhile,
    accepted,
    check_free,
)
from expo.programme.slots.writing import put, told
from expo.programme.tables import Edit


async def place_session(
    actor: Actor, *, edition: str, session: str, place: Place, reason: str = "", now: datetime
) -> UUID:
    """One more slot for a session, by code. Raises Denied, NotFound, SessionIsCancelled, RoomTaken, NeedsReason,
    SlotEndsBeforeItBegins, SlotOutsideEdition, TakenMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        slot = uuid4()
        after = _checked(known, session, place, slot, reason)
        await put(actor, known, slot, None, after, now=now, because=reason)
    return slot


async def move_slot(
    actor: Actor, *, edition: str, slot: UUID, place: Place, revision: int, reason: str = "", now: datetime
) -> None:
    """`revision` is the one that the editor saw. A place that it has already is no step. Raises what `place_session`
    does, and MovedMeanwhile, TakenAwayMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        await _check_revision(known, slot, revision)
        before = known.state(slot)
        after = _checked(known, known.slots[slot].session, place, slot, reason)
        if not before.same_place(after):
            await put(actor, known, slot, before, after, now=now, because=reason)


async def take_slot_away(actor: Actor, *, edition: str, slot: UUID, revision: int, now: datetime) -> None:
    """The session goes back among those without a place, if this was its only one. Raises Denied, NotFound,
    MovedMeanwhile, TakenAwayMeanwhile.
    """
    require(actor, Expo.PROGRAMME_WRITE)
    async with transaction():
        known = await draft(await held(edition))
        await _check_revision(known, slot, revision)
        await put(actor, known, slot, known.state(slot), None, now=now)


def _checked(known: Draft, session: str, place: Place, slot: UUID, reason: str) -> SlotState:
    if session not in known.sessions or place.room not in known.rooms:
        raise NotFound
    if known.sessions[session].cancelled:
        raise SessionIsCancelled
    frame = known.edition
    check_slot(place.begin, place.end, zone=known.zone, starts_on=frame.starts_on, ends_on=frame.ends_on)
    stay = known.stay(session, place, slot)
    if not known.rooms[place.room].parallel:
        check_free(place.room, stay.room_name, stay.during, known.taken(slot), known.zone)
    state = SlotState(session=UUID(stay.session.id), room=stay.room, begin=stay.during.begin, end=stay.during.end)
    return accepted(state, known.advice(stay), reason)


async def _check_revision(known: Draft, slot: UUID, revision: int) -> None:
    """Raises NotFound for a slot that never was."""
    if known.revisions.get(slot) == revision:
        return
    last = (
        await Edit.select(Edit.actor)
        .where(Edit.edition == known.edition.id, Edit.target == slot)
        .order_by(Edit.number, ascending=False)
        .limit(1)
        .first()
    )
    if last is None:
        raise NotFound
    who = (await doers([last["actor"]]))(last["actor"])
    if slot not in known.slots:
        raise TakenAwayMeanwhile(who=who)
    raise MovedMeanwhile(who=who, when=_when(known, slot), room=known.rooms[known.slots[slot].room].name)


def _when(known: Draft, slot: UUID) -> str:
    return (told(known, known.state(slot)) or "").partition(", ")[2]
