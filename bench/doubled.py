"""What the sample has one of and `bench.access` needs two of: a visit with all that lies in it, copied row by row."""

from typing import Any
from uuid import UUID, uuid4

from piccolo.table import Table

from crm.delegations.gifts.tables import Gift
from crm.delegations.letters.tables import InvitationLetter
from crm.delegations.notes.tables import BriefingNote
from crm.delegations.programme.tables import ItemPart, ProgrammeItem
from crm.delegations.tables import Delegate, Visit
from crm.delegations.travel.tables import Flight, FlightPassenger, Pickup, PickupRider, Stay

PARTS: tuple[type[Table], ...] = (
    *(Delegate, Flight, FlightPassenger, Pickup, PickupRider, Stay),
    *(InvitationLetter, Gift, BriefingNote, ProgrammeItem, ItemPart),
)
"""Each after those that it points to."""
NUMBERED = 1_000
"""Far from the numbers that the sample's letters have."""


async def second_visit() -> None:
    """Of the sample's first one; in the programme of the other nobody and nothing is promised."""
    row: dict[str, Any] = await Visit.select().order_by(Visit.code).first()  # type: ignore[assignment]
    copies: dict[UUID, UUID] = {row["id"]: uuid4()}
    await Visit.insert(Visit(**{**row, "id": copies[row["id"]], "code": f"{row['code']}-2"}))
    for table in PARTS:
        ordered = table.select().order_by(InvitationLetter.version) if table is InvitationLetter else table.select()
        for part in await ordered:
            if not copies.keys() & {*part.values()} - {part["id"]}:
                continue
            copies[part["id"]] = uuid4()
            copied: dict[str, Any] = {
                name: copies.get(value, value) if isinstance(value, UUID) else value for name, value in part.items()
            }
            if table is InvitationLetter:
                copied["number"] += NUMBERED
            await table.insert(table(**copied))
