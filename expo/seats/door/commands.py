"""Ticking people off at the door: harmless the second time, and in whatever order ticks come through a bad line."""

from datetime import datetime
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from expo.permissions import Expo
from expo.seats.door.queries import DoorList, door_list
from expo.seats.facts import DoorListRead, SeatArrived
from expo.seats.queries import seating_of
from expo.seats.tables import Seat


async def read_list(actor: Actor, *, edition: str, session: str, now: datetime) -> DoorList:
    """That somebody read these names is recorded. Raises Denied, NotFound."""
    async with transaction():
        found = await door_list(actor, edition=edition, session=session)
        await record(actor, DoorListRead(seating=found.seating.id, people=len(found.guests)), now=now)
    return found


async def tick(
    actor: Actor, *, edition: str, session: str, seat: UUID, arrived: bool, at: datetime, now: datetime
) -> bool:
    """Whether it changed anything. `at` is when it was ticked, by the clock of whoever did: an older tick than the last one
    known comes too late and changes nothing. Raises Denied, NotFound for a seat that nobody has any more.
    """
    require(actor, Expo.DOOR_WRITE)
    seating, ticked = await seating_of(edition, session), min(at, now)
    async with transaction():
        row = (
            await Seat.select(Seat.arrived_at, Seat.ticked_at)
            .where(Seat.id == seat, Seat.seating == seating.id, Seat.state == "seated")
            .lock_rows("UPDATE")
            .first()
        )
        if row is None:
            raise NotFound
        if row["ticked_at"] is not None and row["ticked_at"] >= ticked:
            return False
        await Seat.update({Seat.ticked_at: ticked}).where(Seat.id == seat)
        if (row["arrived_at"] is not None) == arrived:
            return False
        await Seat.update({Seat.arrived_at: ticked if arrived else None}).where(Seat.id == seat)
        await record(actor, SeatArrived(seating=seating.id, seat=seat, arrived=arrived), now=now)
    return True
