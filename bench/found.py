"""What the sample edition has of each kind, for the world of `bench.access`: two rows of each, which differ."""

from typing import Any
from uuid import UUID

from piccolo.columns import Column
from piccolo.table import Table

from bench.readers import Places
from crm.agreements.tables import Agreement, Party
from crm.consultations.tables import ConsultationRecord
from crm.duties.tables import Duty
from crm.obligations.tables import Obligation
from directory.people.tables import Appointment
from directory.relationships.tables import Relationship
from expo.billing.prices.tables import Price
from expo.exhibitors.events.tables import BoothEvent
from expo.exhibitors.tables import Body, Exhibitor
from expo.extras.tables import Extra, ExtraOrder
from expo.floor.tables import Booth, Connection, Feature, Ground
from expo.meetings.tables import Meeting
from expo.passes.tables import ExhibitorPass
from expo.reservations.tables import Reservation
from expo.solutions.demands.tables import Demand
from expo.solutions.tables import Solution

HERE, THERE = 0, 1
ALONE: dict[str, tuple[type[Table], str]] = {
    "backer": (Body, "id"),
    "connection": (Connection, "id"),
    "demand": (Demand, "code"),
    "extra": (Extra, "code"),
    "price": (Price, "id"),
}
"""Places whose rows belong to nothing else in an address."""
OF_EXHIBITORS: dict[str, tuple[type[Table], str]] = {
    "badge": (ExhibitorPass, "id"),
    "booth_event": (BoothEvent, "code"),
    "meeting": (Meeting, "code"),
    "order": (ExtraOrder, "id"),
    "reservation": (Reservation, "id"),
    "solution": (Solution, "code"),
}
"""Those that an exhibitor of the world is given, so that they are its own."""


async def found(which: int, exhibitor: str, organisation: UUID) -> dict[str, str]:
    """`which` is HERE or THERE, `exhibitor` the code of who gets what exhibitors have, `organisation` whose it is."""
    alone = {place: await _value(table, column, which) for place, (table, column) in ALONE.items()}
    return {
        **alone,
        **await _agreed(which),
        **await _known(which),
        **await _built(which),
        **await _given(which, exhibitor),
        "consultation": await _written_down(which, organisation),
        "side": "exhibitor",
    }


async def _value(table: type[Table], column: str, which: int) -> str:
    rows = await table.select().order_by(table._meta.primary_key)
    return str(rows[min(which, len(rows) - 1)][column])


async def _agreed(which: int) -> Places:
    """An agreement with something of each kind that it has."""
    rows = await Obligation.select(Obligation.id, Obligation.agreement).order_by(Obligation.agreement)
    chosen = rows[-which]
    agreement: UUID = chosen["agreement"]
    code: Any = await Agreement.select(Agreement.code).where(Agreement.id == agreement).first()
    return {
        "agreement": code["code"],
        "obligation": str(chosen["id"]),
        "party": await _of(Party, Party.agreement, agreement),
        "duty": await _of(Duty, Duty.agreement, agreement),
    }


async def _known(which: int) -> Places:
    """A person with a post, and a tie to another."""
    ties = await Relationship.select(Relationship.id, Relationship.person).order_by(Relationship.id)
    posts = await Appointment.select(Appointment.id, Appointment.person).order_by(Appointment.id)
    tied = {row["person"]: row["id"] for row in ties}
    both = [row for row in posts if row["person"] in tied]
    if not both:
        return {"person": str(posts[which]["person"]), "post": str(posts[which]["id"])}
    one = both[min(which, len(both) - 1)]
    return {"person": str(one["person"]), "post": str(one["id"]), "tie": str(tied[one["person"]])}


async def _built(which: int) -> Places:
    """A hall with its booths and what stands in it."""
    grounds = await Ground.select(Ground.hall, Ground.hall.code.as_alias("code")).order_by(Ground.hall.code)
    hall = grounds[0]
    things = await Feature.select(Feature.id, Feature.room).where(Feature.hall == hall["hall"]).order_by(Feature.id)
    booths = await Booth.select(Booth.id).where(Booth.hall == hall["hall"]).order_by(Booth.number)
    thing = str(things[min(which, len(things) - 1)]["id"])
    return {"hall": hall["code"], "booth_id": str(booths[which]["id"]), "thing": thing, "feature": thing}


async def _given(which: int, exhibitor: str) -> Places:
    owner: Any = await Exhibitor.select(Exhibitor.id).where(Exhibitor.code == exhibitor).first()
    places = {}
    for place, (table, column) in OF_EXHIBITORS.items():
        rows = await table.select().order_by(table._meta.primary_key)
        row = rows[which]
        key = table._meta.primary_key
        await table.update({"exhibitor": owner["id"]}).where(key == row["id"])
        places[place] = str(row[column])
    return places


async def _written_down(which: int, organisation: UUID) -> str:
    """The record of a consultation, which becomes that company's."""
    rows = await ConsultationRecord.select(ConsultationRecord.id).order_by(ConsultationRecord.code)
    chosen: UUID = rows[which]["id"]
    await ConsultationRecord.update({ConsultationRecord.company: organisation}).where(ConsultationRecord.id == chosen)
    return str(chosen)


async def _of(table: type[Table], column: Column, value: UUID) -> str:
    row: Any = await table.select().where(column == value).first()
    return str(row["id"])
