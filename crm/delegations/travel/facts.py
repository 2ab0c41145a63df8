"""What happens to the travel of a delegation."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from crm.delegations.dossiers.facts import OfVisit


class FlightAdded(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.flight_added"
    says: ClassVar[str] = mark("wrote down a flight")
    flight: UUID


class FlightChanged(FlightAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.flight_changed"
    says: ClassVar[str] = mark("changed a flight")


class FlightRemoved(FlightAdded, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.flight_removed"
    says: ClassVar[str] = mark("took a flight away")


class PickupSet(OfVisit, frozen=True, kw_only=True):
    """Made or changed: when it starts, who is in it."""

    kind: ClassVar[str] = "crm.delegations.pickup_set"
    says: ClassVar[str] = mark("set a pick-up for a flight")
    pickup: UUID


class PickupRemoved(PickupSet, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.pickup_removed"
    says: ClassVar[str] = mark("took a pick-up for a flight away")


class StayBooked(OfVisit, frozen=True, kw_only=True):
    """For so many delegates."""

    kind: ClassVar[str] = "crm.delegations.stay_booked"
    says: ClassVar[str] = mark("wrote down beds for {people}")
    people: int


class StayRemoved(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.stay_removed"
    says: ClassVar[str] = mark("took a bed away")
    stay: UUID
