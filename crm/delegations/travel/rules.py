"""Whether flights, pick-ups and beds fit each other, in words; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from core.errors import Conflict, mark

WAY_NAMES = {
    "arrival": mark("Arrival"),
    "between": mark("In between"),
    "departure": mark("Departure"),
}
A_DAY = timedelta(days=1)
NO_FLIGHT_IN = mark("{people}: no flight of arrival is known.")
NO_FLIGHT_OUT = mark("{people}: no flight of departure is known.")
NO_PICKUP = mark("{flight}: nobody meets {people}.")
NO_TRANSFER = mark("{flight}: nobody brings {people} to the airport.")
TOO_EARLY = mark("{flight}: the pick-up starts at {at}, but {minutes} minutes after landing it is {earliest}.")
TOO_LATE = mark("{flight}: the pick-up starts at {at}; to be there {minutes} minutes ahead it must start by {latest}.")
NO_SEATS = mark("{flight}: {riders} people in a car with {seats} seats.")
NOT_ABOARD = mark("{flight}: {people} ride along without being on the flight.")
TWICE = mark("{flight}: {people} are in two cars at once.")
NO_BED = mark("{people}: no bed for the night of {nights}.")


class NoSeatLeft(Conflict):
    message = mark("There is room for {seats} only. Take another car, or somebody out of this one.")


class CarBusy(Conflict):
    message = mark(
        "The car {plate} is promised to something else from {begin} to {end}. Take another one, or give the reason why it is"
        " needed all the same."
    )


class TwoBeds(Conflict):
    message = mark("They have a bed for one of these nights already.")


class KnownFlight(Conflict):
    message = mark("This flight is there already.")


@dataclass(frozen=True, slots=True)
class Allowance:
    """In minutes."""

    after_landing: int
    before_departure: int


@dataclass(frozen=True, slots=True)
class Ride:
    """A pick-up with who is in it, by delegate. With a `car` of ours, `vehicle` is its plate, and it is away `minutes`."""

    id: UUID
    starts_at: datetime
    place: str
    vehicle: str
    seats: int
    note: str
    riders: tuple[UUID, ...] = ()
    car: UUID | None = None
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class Leg:
    """A flight with who is on it; `departs_at` and `arrives_at` are in the zones of their airports."""

    id: UUID
    way: str
    number: str
    origin: str
    destination: str
    departs_at: datetime
    arrives_at: datetime
    note: str = ""
    aboard: tuple[UUID, ...] = ()
    rides: tuple[Ride, ...] = ()

    @property
    def airport(self) -> str:
        """Where somebody waits, or is brought to."""
        return self.origin if self.way == "departure" else self.destination

    @property
    def here_at(self) -> datetime:
        """When it matters on the ground of the visit: landing, or taking off."""
        return self.departs_at if self.way == "departure" else self.arrives_at


@dataclass(frozen=True, slots=True)
class Bed:
    """Nights from `comes_on` up to the one before `leaves_on`."""

    id: UUID
    delegate: UUID
    hotel: str
    house: str
    room: str
    booking: str
    comes_on: date
    leaves_on: date


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`says` is a gettext id; `people` (delegates) and `nights` fill its places beside `places`. `about` is the flight."""

    key: str
    says: str
    people: tuple[UUID, ...] = ()
    places: Mapping[str, object] = field(default_factory=dict)
    nights: tuple[date, ...] = ()
    about: UUID | None = None


def allowance_at(airport: str, known: Mapping[str, Allowance]) -> Allowance:
    """That airport's own, else the one for all; without any, nothing is asked for."""
    return known.get(airport) or known.get("") or Allowance(0, 0)


def starts_at(leg: Leg, allowed: Allowance) -> datetime:
    """When a pick-up fits best: as soon as they are out, or with time enough to be there."""
    if leg.way == "departure":
        return leg.departs_at - timedelta(minutes=allowed.before_departure)
    return leg.arrives_at + timedelta(minutes=allowed.after_landing)


def mismatches(legs: Sequence[Leg], people: Sequence[UUID], known: Mapping[str, Allowance]) -> list[Mismatch]:
    """Between flights and pick-ups, the first flight first; who has no flight at all comes before."""
    found = [
        Mismatch(way, says, absent)
        for way, says in (("arrival", NO_FLIGHT_IN), ("departure", NO_FLIGHT_OUT))
        if (absent := tuple(one for one in people if not any(leg.way == way and one in leg.aboard for leg in legs)))
    ]
    for leg in sorted(legs, key=lambda one: (one.here_at, one.number)):
        if leg.way != "between":
            found += _of_leg(leg, allowance_at(leg.airport, known))
    return found


def _of_leg(leg: Leg, allowed: Allowance) -> list[Mismatch]:
    riding = [one for ride in leg.rides for one in ride.riders]
    left = tuple(one for one in leg.aboard if one not in riding)
    says = NO_PICKUP if leg.way == "arrival" else NO_TRANSFER
    found = [Mismatch("unmet", says, left, {"flight": leg.number}, about=leg.id)] if left else []
    twice = tuple(sorted({one for one in riding if riding.count(one) > 1}))
    if twice:
        found.append(Mismatch("twice", TWICE, twice, {"flight": leg.number}, about=leg.id))
    for ride in leg.rides:
        found += _of_ride(leg, ride, allowed)
    return found


def _of_ride(leg: Leg, ride: Ride, allowed: Allowance) -> list[Mismatch]:
    strangers = tuple(one for one in ride.riders if one not in leg.aboard)
    places: dict[str, object] = {"flight": leg.number, "at": ride.starts_at}
    found = []
    fits = starts_at(leg, allowed)
    if leg.way == "arrival" and ride.starts_at < fits:
        told = {**places, "minutes": allowed.after_landing, "earliest": fits}
        found.append(Mismatch("early", TOO_EARLY, (), told, about=leg.id))
    if leg.way == "departure" and ride.starts_at > fits:
        told = {**places, "minutes": allowed.before_departure, "latest": fits}
        found.append(Mismatch("late", TOO_LATE, (), told, about=leg.id))
    if len(ride.riders) > ride.seats:
        told = {"flight": leg.number, "riders": len(ride.riders), "seats": ride.seats}
        found.append(Mismatch("seats", NO_SEATS, (), told, about=leg.id))
    if strangers:
        found.append(Mismatch("strangers", NOT_ABOARD, strangers, {"flight": leg.number}, about=leg.id))
    return found


def nights_without_bed(
    beds: Iterable[Bed], people: Sequence[UUID], first: date | None, last: date | None
) -> list[Mismatch]:
    """Nights between the visit's days in which somebody has no bed; those with the same nights in one sentence."""
    if first is None or last is None:
        return []
    nights = [first + A_DAY * number for number in range((last - first).days)]
    slept = {
        (one.delegate, one.comes_on + A_DAY * n) for one in beds for n in range((one.leaves_on - one.comes_on).days)
    }
    lacking: dict[tuple[date, ...], list[UUID]] = {}
    for one in people:
        if missing := tuple(night for night in nights if (one, night) not in slept):
            lacking.setdefault(missing, []).append(one)
    return [Mismatch("bed", NO_BED, tuple(who), nights=missing) for missing, who in lacking.items()]
