"""Flights, who is on them, who is met where, and who sleeps where."""

from uuid import uuid4

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.programme.tables import Car
from crm.delegations.tables import Delegate, Visit
from directory.organisations.tables import Organisation


class Flight(Table, tablename="crm_flight"):
    """One leg. `way` is arrival, departure, or between two stops of the visit. Airports are IATA's three letters; zones are
    theirs (IANA), kept since a ticket says local times and an airport may leave the list.
    """

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, index=True, on_delete=OnDelete.restrict)
    way = Varchar(length=10)
    number = Varchar(length=8)
    origin = Varchar(length=3)
    destination = Varchar(length=3)
    departs_at = Timestamptz(default=None)
    arrives_at = Timestamptz(default=None)
    departs_zone = Varchar(length=60)
    arrives_zone = Varchar(length=60)
    note = Varchar(length=300, default="")

    crm_flight_way_known = Check("way IN ('arrival', 'departure', 'between')")
    crm_flight_airports = Check("origin ~ '^[A-Z]{3}$' AND destination ~ '^[A-Z]{3}$' AND origin <> destination")
    crm_flight_lands_later = Check("arrives_at > departs_at")
    crm_flight_once = Unique([visit, number, departs_at])


class FlightPassenger(Table, tablename="crm_flight_passenger"):
    """A delegate on a flight."""

    id = UUID(primary_key=True, default=uuid4)
    flight = ForeignKey(Flight, null=False, index=True, on_delete=OnDelete.cascade)
    delegate = ForeignKey(Delegate, null=False, index=True, on_delete=OnDelete.cascade)

    crm_flight_passenger_once = Unique([flight, delegate])


class Pickup(Table, tablename="crm_pickup"):
    """Who lands is met (영접), who leaves is brought (환송): for one `flight`, from `starts_at` at `place`, in what has
    `seats` for delegates: a `car` of ours, which is promised to it for `minutes`, or some other `vehicle`.
    """

    id = UUID(primary_key=True, default=uuid4)
    flight = ForeignKey(Flight, null=False, index=True, on_delete=OnDelete.cascade)
    starts_at = Timestamptz(default=None)
    place = Varchar(length=200)
    car = ForeignKey(Car, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    vehicle = Varchar(length=100, default="")
    minutes = Integer(default=60)
    seats = Integer()
    note = Varchar(length=300, default="")

    crm_pickup_takes_time = Check("minutes BETWEEN 5 AND 720")
    crm_pickup_has_seats = Check("seats BETWEEN 1 AND 80")


class PickupRider(Table, tablename="crm_pickup_rider"):
    """A delegate who rides along."""

    id = UUID(primary_key=True, default=uuid4)
    pickup = ForeignKey(Pickup, null=False, index=True, on_delete=OnDelete.cascade)
    delegate = ForeignKey(Delegate, null=False, index=True, on_delete=OnDelete.cascade)

    crm_pickup_rider_once = Unique([pickup, delegate])


class Stay(Table, tablename="crm_stay"):
    """The nights of a delegate in a hotel: `hotel` as it is called, `organisation` where the directory knows it. The last
    night is the one before `leaves_on`. Nobody sleeps in two hotels at once: crm_stay_one_bed (migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    delegate = ForeignKey(Delegate, null=False, index=True, on_delete=OnDelete.cascade)
    organisation = ForeignKey(Organisation, null=True, default=None, on_delete=OnDelete.set_null)
    hotel = Varchar(length=200)
    room = Varchar(length=40, default="")
    booking = Varchar(length=60, default="")
    comes_on = Date(default=None)
    leaves_on = Date(default=None)

    crm_stay_ends_later = Check("leaves_on > comes_on")


class TravelAllowance(Table, tablename="crm_travel_allowance"):
    """Minutes between landing and being met, and between being at the airport and taking off; for one airport, or for all
    others where `airport` is empty.
    """

    id = UUID(primary_key=True, default=uuid4)
    airport = Varchar(length=3, unique=True)
    after_landing = Integer()
    before_departure = Integer()
    source = Varchar(length=300)
    in_force = Boolean(default=True)

    crm_travel_allowance_counts = Check(
        "after_landing BETWEEN 0 AND 600 AND before_departure BETWEEN 0 AND 600 AND airport ~ '^([A-Z]{3})?$'"
    )
