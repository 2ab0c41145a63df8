"""Which session a sign-up is for; not of whom one seat is, which nobody reads in a trail."""

from collections.abc import Collection
from uuid import UUID

from core.journal.names import Named, name_records
from expo.programme.histories import sessions_named
from expo.seats.tables import Seating


async def _seatings(records: Collection[UUID]) -> dict[UUID, Named]:
    rows = await Seating.select(Seating.id, Seating.session).where(Seating.id.is_in(list(records)))
    named = await sessions_named([row["session"] for row in rows])
    return {row["id"]: named[row["session"]] for row in rows if row["session"] in named}


name_records("expo.seats.seating_", _seatings)
