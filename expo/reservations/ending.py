"""Giving booths back: by hand, by the clock, and with the exhibitor; whoever waits first is offered what is free."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from expo.floor.tables import Booth
from expo.reservations.facts import BoothsHeld, ReservationMoved, WaitingEnded
from expo.reservations.queries import Held, locked, reservations_of, standing_of
from expo.reservations.rules import OFFER_HOURS, RUNNING
from expo.reservations.tables import Reservation, Taken, Waiting
from expo.reservations.telling import tell_exhibitor

SUBJECT = "exhibitors"
"""The plan and the directory show who stands where: the same document as theirs."""


async def end(actor: Actor, known: Held, *, to: str, because: str = "", now: datetime) -> None:
    """In the caller's transaction, which holds the reservation's lock: released or expired, and offered on."""
    booths = await Taken.update({Taken.ended_at: now}).where(_live_of(known.id)).returning(Taken.booth)
    values: dict[Any, Any] = {Reservation.state: to, Reservation.ended_at: now, Reservation.until: None}
    await Reservation.update({**values, Reservation.revision: known.revision + 1}).where(Reservation.id == known.id)
    moved = ReservationMoved(
        edition=known.edition,
        exhibitor=known.exhibitor,
        reservation=known.id,
        booths=known.booths,
        state=to,
        was=known.state,
    )
    await record(actor, moved, now=now, because=because)
    await offer_on([row["booth"] for row in booths], now=now)
    await tell(SUBJECT)


async def end_all_of(actor: Actor, exhibitor: UUID, *, now: datetime) -> None:
    """Who no longer takes part has no booth, and waits for none; in the caller's transaction."""
    for one in await reservations_of(exhibitor):
        if one.live:
            await end(actor, await locked(one.id), to="released", now=now)
    waiting = (Waiting.exhibitor == exhibitor) & Waiting.ended_at.is_null()
    await Waiting.update({Waiting.ended_at: now}).where(waiting)


async def run_out(booths: Collection[UUID], *, now: datetime) -> int:
    """Ends what holds these booths and whose time is over, in the caller's transaction: who comes next need not wait for a
    job to have run. How many.
    """
    over = Reservation.state.is_in(sorted(RUNNING)) & (Reservation.until <= now)
    of_these = Taken.booth.is_in(list(booths)) & Taken.ended_at.is_null()
    rows = await Taken.select(Taken.reservation).where(of_these)
    ids = sorted({row["reservation"] for row in rows}, key=str)
    found = await Reservation.select(Reservation.id).where(over & Reservation.id.is_in(ids)) if ids else []
    ended = 0
    for row in sorted(found, key=lambda one: str(one["id"])):
        known = await locked(row["id"])
        if known.state in RUNNING and known.until is not None and known.until <= now:
            await end(SYSTEM, known, to="expired", now=now)
            ended += 1
    return ended


async def offer_on(booths: Collection[UUID], *, now: datetime) -> None:
    """Each free booth is held for the first who waits and still takes part; in the caller's transaction."""
    for booth in booths:
        waiting = (Waiting.booth == booth) & Waiting.ended_at.is_null()
        for row in await Waiting.select().where(waiting).order_by(Waiting.place).lock_rows("UPDATE"):
            if await _offer(row, now=now):
                break


async def _offer(row: dict[str, Any], *, now: datetime) -> bool:
    """Whether it was held for them; who does not take part any more, or holds others, is passed over."""
    standing = await standing_of(row["exhibitor"])
    busy = (Reservation.exhibitor == row["exhibitor"]) & (Reservation.state == "held")
    if not standing.takes_part or await Reservation.exists().where(busy):
        return False
    edition, number = await _booth_of(row["booth"])
    made = Reservation(
        id=uuid4(),
        edition=edition,
        exhibitor=row["exhibitor"],
        state="held",
        until=now + timedelta(hours=OFFER_HOURS),
        made_at=now,
    )
    async with transaction():
        await Reservation.insert(made)
        await Taken.insert(Taken(id=uuid4(), booth=row["booth"], reservation=made.id, since=now))
        await Waiting.update({Waiting.ended_at: now, Waiting.offered_at: now}).where(Waiting.id == row["id"])
    told: dict[str, Any] = {"edition": edition, "exhibitor": row["exhibitor"], "booths": (number,)}
    await record(SYSTEM, WaitingEnded(reservation=row["id"], **told), now=now)
    await record(SYSTEM, BoothsHeld(reservation=made.id, **told), now=now)
    await tell_exhibitor("offered", row["exhibitor"], (number,), until=made.until, now=now)
    return True


async def _booth_of(booth: UUID) -> tuple[UUID, str]:
    row = await Booth.select(Booth.edition, Booth.number).where(Booth.id == booth).first()
    return row["edition"], row["number"]  # type: ignore[index]


def _live_of(reservation: UUID) -> Any:
    return (Taken.reservation == reservation) & Taken.ended_at.is_null()
