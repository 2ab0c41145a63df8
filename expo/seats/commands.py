"""Signing up, confirming and leaving: each under the lock of its session's seating, so that one comes after another."""

from datetime import datetime
from uuid import UUID, uuid4

from core.actor import SYSTEM, Actor
from core.db.transaction import refusing, transaction
from core.errors import SignInRequired
from core.journal.commands import record
from core.mail.drafts import Draft
from expo.seats import rules
from expo.seats.facts import SeatAsked, SeatConfirmed, SeatEnded, SeatingFilled, SeatingFreed, SeatOffered
from expo.seats.letters import LOST, OFFERED, SEATED, WAITING
from expo.seats.queries import Seating, find_mine, locked, seating_of
from expo.seats.rules import NothingHeld, NotSignedUp, SignedUpAlready, State
from expo.seats.tables import Seat
from expo.seats.tables import Seating as Row
from expo.seats.telling import tell_boards, tell_seat


async def sign_up(actor: Actor, *, edition: str, session: str, now: datetime) -> State:
    """A seat, or a place at the end of the waiting list. Raises SignUpClosed, SignedUpAlready, NotFound."""
    account, found = _own(actor), await seating_of(edition, session)
    async with transaction():
        seating = await locked(found.id)
        rules.check_open(
            closed=seating.closed_at is not None,
            cancelled=seating.cancelled_at is not None,
            begins_at=seating.begins_at,
            now=now,
        )
        state = rules.first_state(taken=seating.taken, seats=seating.seats, waiting=seating.waiting)
        seat = Seat(
            id=uuid4(), seating=seating.id, account=account, place=seating.tickets + 1, state=state, asked_at=now
        )
        async with refusing({"expo_seat_account_once": SignedUpAlready()}):
            await Seat.insert(seat)
        await Row.update({Row.tickets: seating.tickets + 1}).where(Row.id == seating.id)
        await record(actor, SeatAsked(seating=seating.id, seat=seat.id, state=state), now=now)
        if state == "seated" and seating.taken + 1 == seating.seats:
            await record(SYSTEM, SeatingFilled(seating=seating.id), now=now)
        await tell_seat(SEATED if state == "seated" else WAITING, seating, account, now=now)
        if state == "seated":
            await tell_boards(seating, seating.taken + 1)
    return state


async def confirm(actor: Actor, *, edition: str, session: str, now: datetime) -> None:
    """Takes the seat that is held. Raises NothingHeld, NotFound."""
    account, found = _own(actor), await seating_of(edition, session)
    async with transaction():
        seating = await locked(found.id)
        mine = await find_mine(seating.id, account)
        if mine is None or mine.state != "held" or (mine.held_until or now) <= now:
            raise NothingHeld
        await Seat.update({Seat.state: "seated", Seat.held_until: None}).where(Seat.id == mine.id)
        await record(actor, SeatConfirmed(seating=seating.id, seat=mine.id), now=now)
        await tell_seat(SEATED, seating, account, now=now)


async def leave(actor: Actor, *, edition: str, session: str, now: datetime) -> None:
    """Gives the seat or the place in the list up; who waits first is offered it. Raises NotSignedUp, NotFound."""
    account, found = _own(actor), await seating_of(edition, session)
    async with transaction():
        seating = await locked(found.id)
        mine = await find_mine(seating.id, account)
        if mine is None:
            raise NotSignedUp
        await end_seat(actor, seating, mine.id, why="left", now=now)
        await offer_free_seats(seating.id, now=now)
        await _tell_if_freed(seating, now)


async def end_seat(actor: Actor, seating: Seating, seat: UUID, *, why: str, now: datetime) -> None:
    """In the caller's transaction, which holds the lock."""
    ended = {Seat.state: "left", Seat.held_until: None, Seat.ended_at: now}
    await Seat.update(ended).where(Seat.id == seat)  # type: ignore[arg-type]
    await record(actor, SeatEnded(seating=seating.id, seat=seat, why=why), now=now)


async def offer_free_seats(seating: UUID, *, now: datetime) -> int:
    """In the caller's transaction, which holds the lock: free seats go to those who wait, the first first."""
    known = await locked(seating)
    if known.closed_at is not None or (known.begins_at is not None and known.begins_at <= now):
        return 0
    until = rules.held_until(now=now, minutes=known.hold_minutes, begins_at=known.begins_at)
    waiting = (Seat.seating == seating) & (Seat.state == "waiting")
    first = (
        await Seat.select(Seat.id, Seat.account).where(waiting).order_by(Seat.place).limit(known.seats - known.taken)
    )
    for one in first:
        await Seat.update({Seat.state: "held", Seat.held_until: until}).where(Seat.id == one["id"])
        await record(SYSTEM, SeatOffered(seating=seating, seat=one["id"]), now=now)
        await tell_seat(OFFERED, known, one["account"], now=now, until=until)
    return len(first)


async def pass_on(seating: UUID, *, now: datetime) -> int:
    """Seats that were held in vain go to the next who wait; how many were offered."""
    async with transaction():
        known = await locked(seating)
        over = (Seat.seating == seating) & (Seat.state == "held") & (Seat.held_until <= now)
        for one in await Seat.select(Seat.id, Seat.account).where(over).order_by(Seat.place):
            await end_seat(SYSTEM, known, one["id"], why="lost", now=now)
            await tell_seat(LOST, known, one["account"], now=now)
        offered = await offer_free_seats(seating, now=now)
        await _tell_if_freed(known, now)
        return offered


async def _tell_if_freed(before: Seating, now: datetime) -> None:
    """In the caller's transaction, which holds the lock."""
    if before.taken < before.seats and not before.crowded_by(before.taken):
        return
    after = (await locked(before.id)).taken
    if after < before.taken == before.seats:
        await record(SYSTEM, SeatingFreed(seating=before.id), now=now)
    await tell_boards(before, after)


async def end_all(actor: Actor, seating: UUID, draft: Draft, *, now: datetime) -> None:
    """The session is off: everybody is told, and nobody has a seat any more."""
    async with transaction():
        known = await locked(seating)
        await Row.update({Row.closed_at: known.closed_at or now}).where(Row.id == seating)
        there = (Seat.seating == seating) & (Seat.state != "left")
        for one in await Seat.select(Seat.id, Seat.account).where(there).order_by(Seat.place):
            await end_seat(actor, known, one["id"], why="cancelled", now=now)
            await tell_seat(draft, known, one["account"], now=now)


def _own(actor: Actor) -> UUID:
    if actor.account is None:
        raise SignInRequired
    return actor.account
