"""Writing down flights, who is met by whom, and beds."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.commitments.commands import promise, release_sources
from core.commitments.queries import promises_of
from core.commitments.rules import NOT_TWICE, Override, Promise
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.spans import Span
from crm.delegations.dossiers.queries import Dossier, locked
from crm.delegations.programme.cars import cars_known
from crm.delegations.programme.promising import PICKUP
from crm.delegations.programme.rules import TakenMeanwhile
from crm.delegations.travel.facts import (
    FlightAdded,
    FlightChanged,
    FlightRemoved,
    PickupRemoved,
    PickupSet,
    StayBooked,
    StayRemoved,
)
from crm.delegations.travel.lines import aboard_in, columns_of, lines_of, lines_of_ride, ride_in, ride_lines
from crm.delegations.travel.queries import legs_of
from crm.delegations.travel.rules import CarBusy, KnownFlight, Leg, NoSeatLeft, Ride, TwoBeds
from crm.delegations.travel.tables import Flight, FlightPassenger, Pickup, PickupRider, Stay
from directory.organisations.tables import Organisation
from i18n.formats import clock

TOLD = ("way", "origin", "destination", "departs", "arrives")
"""Lines whose values the history shows, of visits that the whole team may see: they name nobody."""


async def add_flight(actor: Actor, code: str, *, lines: Lines, now: datetime) -> UUID:
    """Raises KnownFlight, Invalid, NotFound."""
    async with transaction():
        one = await locked(actor, code)
        row = Flight(id=uuid4(), visit=one.id, **columns_of(lines))
        async with refusing({"crm_flight_once": KnownFlight()}):
            await Flight.insert(row)
        await _aboard(row.id, _of(one, aboard_in(lines)))
        await record(actor, FlightAdded(visit=one.id, flight=row.id), now=now)
        return row.id


async def change_flight(actor: Actor, code: str, flight: UUID, *, lines: Lines, before: Lines, now: datetime) -> None:
    """What others changed meanwhile stays. Raises ChangedMeanwhile with what both changed, KnownFlight, NotFound."""
    async with transaction():
        one = await locked(actor, code)
        stored = lines_of(await _leg(one, flight))
        after = merged(before, lines, stored)
        changed = [name for name, line in after.items() if stored[name] != line]
        if not changed:
            return
        async with refusing({"crm_flight_once": KnownFlight()}):
            await Flight.update(columns_of(after)).where(Flight.id == flight)
        if "aboard" in changed:
            await FlightPassenger.delete().where(FlightPassenger.flight == flight)
            await _aboard(flight, _of(one, aboard_in(after)))
        told = [Change(name, stored[name], after[name]) for name in changed if name in TOLD and not one.closed]
        fact = FlightChanged(visit=one.id, flight=flight)
        await record(actor, fact, now=now, changes=told)


async def remove_flight(actor: Actor, code: str, flight: UUID, *, now: datetime) -> None:
    """With its pick-ups. Raises NotFound."""
    async with transaction():
        one = await locked(actor, code)
        leg = await _leg(one, flight)
        await release_sources([ride.id for ride in leg.rides])
        await Flight.delete().where(Flight.id == flight)
        await record(actor, FlightRemoved(visit=one.id, flight=flight), now=now)


async def set_pickup(
    actor: Actor,
    code: str,
    flight: UUID,
    *,
    pickup: UUID | None = None,
    starts: datetime,
    riders: Sequence[str],
    before: Lines | None = None,
    reason: str = "",
    now: datetime,
    **given: Any,
) -> UUID:
    """A new one, or `pickup` as it is to be; `starts` is on the airport's clock. `before` is what its form began from, None
    where there was no form: what others changed meanwhile stays. A car of ours is promised to it; one that is busy only for
    a `reason`. Raises NoSeatLeft, CarBusy, TakenMeanwhile, ChangedMeanwhile with what both changed, NotFound.
    """
    async with transaction():
        one = await locked(actor, code)
        leg = await _leg(one, flight)
        if pickup is not None and before is not None:
            wanted = ride_in(merged(before, ride_lines(starts, riders, given), lines_of_ride(_ride(leg, pickup))))
            starts, riders, given = wanted.pop("starts"), wanted.pop("riders"), wanted
        if len(riders) > given["seats"]:
            raise NoSeatLeft(seats=given["seats"])
        values: dict[Any, Any] = {**given, "starts_at": starts.replace(tzinfo=ZoneInfo(str(leg.here_at.tzinfo)))}
        key = pickup or uuid4()
        if pickup is None:
            await Pickup.insert(Pickup(id=key, flight=flight, **values))
        elif not await Pickup.update(values).where(_of_flight(pickup, flight)).returning(Pickup.id):
            raise NotFound
        await PickupRider.delete().where(PickupRider.pickup == key)
        await _promise_car(actor, key, given.get("car"), values["starts_at"], given.get("minutes", 60), reason)
        inside = _of(one, [UUID(each) for each in riders])
        if rows := [PickupRider(id=uuid4(), pickup=key, delegate=each) for each in inside]:
            await PickupRider.insert(*rows)
        await record(actor, PickupSet(visit=one.id, pickup=key), now=now)
        return key


async def remove_pickup(actor: Actor, code: str, flight: UUID, pickup: UUID, *, now: datetime) -> None:
    """Raises NotFound."""
    async with transaction():
        one = await locked(actor, code)
        await _leg(one, flight)
        if not await Pickup.delete().where(_of_flight(pickup, flight)).returning(Pickup.id):
            raise NotFound
        await release_sources([pickup])
        await record(actor, PickupRemoved(visit=one.id, pickup=pickup), now=now)


async def book_stay(
    actor: Actor,
    code: str,
    *,
    hotel: str,
    room: str,
    booking: str,
    comes_on: date,
    leaves_on: date,
    guests: Sequence[str],
    now: datetime,
) -> None:
    """`hotel` may be the code of an organisation that the directory knows. Raises TwoBeds, NotFound."""
    async with transaction():
        one = await locked(actor, code)
        house = await Organisation.select(Organisation.id).where(Organisation.code == hotel).first()
        rows = [
            Stay(
                id=uuid4(),
                delegate=each,
                organisation=house["id"] if house else None,
                hotel=hotel,
                room=room,
                booking=booking,
                comes_on=comes_on,
                leaves_on=leaves_on,
            )
            for each in _of(one, [UUID(each) for each in guests])
        ]
        async with refusing({"crm_stay_one_bed": TwoBeds()}):
            await Stay.insert(*rows)
        await record(actor, StayBooked(visit=one.id, people=len(rows)), now=now)


async def remove_stay(actor: Actor, code: str, stay: UUID, *, now: datetime) -> None:
    """Raises NotFound."""
    async with transaction():
        one = await locked(actor, code)
        mine = (Stay.id == stay) & Stay.delegate.is_in([each.id for each in one.members])
        if not one.members or not await Stay.delete().where(mine).returning(Stay.id):
            raise NotFound
        await record(actor, StayRemoved(visit=one.id, stay=stay), now=now)


async def _promise_car(
    actor: Actor, pickup: UUID, car: UUID | None, starts: datetime, minutes: int, reason: str
) -> None:
    await release_sources([pickup])
    if car is None:
        return
    known = (await cars_known([car])).get(car)
    if known is None:
        raise NotFound
    begin = starts.astimezone(UTC)
    during = Span(begin, begin + timedelta(minutes=minutes))
    busy = await promises_of([car], during)
    if busy and not reason:
        first, zone = busy[0].during, starts.tzinfo
        raise CarBusy(
            plate=known.plate, begin=clock(first.begin.astimezone(zone)), end=clock(first.end.astimezone(zone))
        )
    override = Override(reason, str(actor)) if busy else None
    async with refusing({NOT_TWICE: TakenMeanwhile()}):
        await promise([Promise(car, PICKUP, pickup, during, override)])


async def _leg(one: Dossier, flight: UUID) -> Leg:
    found = next((leg for leg in await legs_of(one.id) if leg.id == flight), None)
    if found is None:
        raise NotFound
    return found


def _ride(leg: Leg, pickup: UUID) -> Ride:
    found = next((ride for ride in leg.rides if ride.id == pickup), None)
    if found is None:
        raise NotFound
    return found


async def _aboard(flight: UUID, delegates: Iterable[UUID]) -> None:
    if rows := [FlightPassenger(id=uuid4(), flight=flight, delegate=one) for one in delegates]:
        await FlightPassenger.insert(*rows)


def _of(one: Dossier, delegates: Iterable[UUID]) -> list[UUID]:
    """Raises NotFound for somebody who is not in the delegation."""
    return [one.member(each).id for each in delegates]


def _of_flight(pickup: UUID, flight: UUID) -> Any:
    return (Pickup.id == pickup) & (Pickup.flight == flight)
