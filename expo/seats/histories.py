"""Which session a sign-up is for; not of whom one seat is, which nobody reads in a trail."""

from collections.abc import Collection, Mapping
from uuid import UUID

from core.errors import mark
from core.journal.fields import Field, call_fields
from core.journal.names import Named, name_records
from expo.programme.histories import sessions_named
from expo.seats.tables import Seat, Seating


async def _seatings(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Seating.select(Seating.id, Seating.session).where(Seating.id.is_in(list(records)))
    return await _by_session({row["id"]: row["session"] for row in rows})


async def _seats(records: Collection[UUID]) -> dict[UUID, Named]:
    """A single seat is called like its session."""
    session = Seat.seating.session.as_alias("session")
    rows = await Seat.select(Seat.id, session).where(Seat.id.is_in(list(records)))
    return await _by_session({row["id"]: row["session"] for row in rows})


async def _by_session(sessions: Mapping[UUID, UUID]) -> dict[UUID, Named]:
    named = await sessions_named(list(sessions.values()))
    return {record: named[session] for record, session in sessions.items() if session in named}


call_fields(
    "expo.seats.seating_",
    {
        "seats": Field(mark("Seats")),
        "hold_minutes": Field(mark("Minutes that a free seat is held")),
        "over": Field(mark("Sign-up is over"), "flag"),
    },
)
name_records("expo.seats.seating_", _seatings)
name_records("expo.seats.seat_", _seats)
