"""Reading the travel of a visit: flights with who is on them, who is met, and where they sleep."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import mark
from crm.delegations.dossiers.queries import dossier_of
from crm.delegations.guards import Guard
from crm.delegations.travel.rules import Allowance, Bed, Leg, Mismatch, Ride, mismatches
from crm.delegations.travel.tables import Flight, FlightPassenger, Pickup, PickupRider, Stay, TravelAllowance

UNMATCHED = mark("Flights and pick-ups do not match yet")


async def legs_of(visit: UUID) -> list[Leg]:
    """By what happens first on the ground."""
    flights = await Flight.select().where(Flight.visit == visit)
    ids = [row["id"] for row in flights]
    if not ids:
        return []
    columns = (*Pickup.all_columns(), Pickup.car.plate.as_alias("plate"))
    pickups = await Pickup.select(*columns).where(Pickup.flight.is_in(ids)).order_by(Pickup.starts_at)
    rides = [row["id"] for row in pickups]
    riders = await PickupRider.select().where(PickupRider.pickup.is_in(rides)) if rides else []
    aboard = _grouped(await FlightPassenger.select().where(FlightPassenger.flight.is_in(ids)), "flight")
    inside, by_flight = _grouped(riders, "pickup"), defaultdict(list)
    for row in pickups:
        by_flight[row["flight"]].append(row)
    legs = [_leg(row, aboard.get(row["id"], ()), by_flight[row["id"]], inside) for row in flights]
    return sorted(legs, key=lambda one: (one.here_at, one.number))


async def beds_of(delegates: list[UUID]) -> list[Bed]:
    """The first night first, then by hotel and room, then in the order of the delegates."""
    if not delegates:
        return []
    mine = Stay.delegate.is_in(delegates)
    rows = await Stay.select(*Stay.all_columns(), Stay.organisation.code.as_alias("house")).where(mine)
    beds = [
        Bed(
            row["id"],
            row["delegate"],
            row["hotel"],
            row["house"] or "",
            row["room"],
            row["booking"],
            row["comes_on"],
            row["leaves_on"],
        )
        for row in rows
    ]
    return sorted(beds, key=lambda one: (one.comes_on, one.hotel, one.room, delegates.index(one.delegate)))


async def allowances() -> dict[str, Allowance]:
    """By airport; the one for all others is under an empty name."""
    rows = await TravelAllowance.select().where(TravelAllowance.in_force.eq(True))
    return {row["airport"]: Allowance(row["after_landing"], row["before_departure"]) for row in rows}


async def unmatched(visit: UUID, _now: datetime) -> list[Guard]:
    """What a visit's confirmation asks of its travel, once for all that does not match."""
    one = await dossier_of(visit)
    found: list[Mismatch] = mismatches(await legs_of(visit), [each.id for each in one.members], await allowances())
    return [Guard("travel", UNMATCHED, href=f"/desk/visits/{one.code}/travel")] if found else []


def _grouped(rows: list[dict[str, Any]], name: str) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, tuple[UUID, ...]] = {}
    for row in rows:
        found[row[name]] = (*found.get(row[name], ()), row["delegate"])
    return found


def _leg(
    row: Mapping[str, Any],
    aboard: tuple[UUID, ...],
    pickups: list[dict[str, Any]],
    inside: Mapping[UUID, tuple[UUID, ...]],
) -> Leg:
    departs, arrives = ZoneInfo(row["departs_zone"]), ZoneInfo(row["arrives_zone"])
    here = departs if row["way"] == "departure" else arrives
    rides = tuple(
        Ride(
            one["id"],
            one["starts_at"].astimezone(here),
            one["place"],
            one["plate"] or one["vehicle"],
            one["seats"],
            one["note"],
            inside.get(one["id"], ()),
            one["car"],
            one["minutes"],
        )
        for one in pickups
    )
    given = {name: row[name] for name in ("id", "way", "number", "origin", "destination", "note")}
    return Leg(
        **given,
        departs_at=row["departs_at"].astimezone(departs),
        arrives_at=row["arrives_at"].astimezone(arrives),
        aboard=aboard,
        rides=rides,
    )
