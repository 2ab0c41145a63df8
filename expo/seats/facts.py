"""What happens to sign-ups: never of whom, which the seat's row knows until it is erased."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfSeat(Fact, frozen=True, kw_only=True):
    seating: UUID
    seat: UUID

    @property
    def record(self) -> UUID:
        return self.seat


class _OfSeating(Fact, frozen=True, kw_only=True):
    seating: UUID

    @property
    def record(self) -> UUID:
        return self.seating


class SeatAsked(_OfSeat, frozen=True, kw_only=True):
    """`state` is seated or waiting."""

    kind: ClassVar[str] = "expo.seats.seat_asked"
    says: ClassVar[str] = mark("signed up for a session")
    state: str


class SeatOffered(_OfSeat, frozen=True, kw_only=True):
    """To the first who waited."""

    kind: ClassVar[str] = "expo.seats.seat_offered"
    says: ClassVar[str] = mark("offered a seat that was free again to the first who waited")


class SeatConfirmed(_OfSeat, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.seats.seat_confirmed"
    says: ClassVar[str] = mark("took the seat that was offered")


class SeatEnded(_OfSeat, frozen=True, kw_only=True):
    """`why` is left, lost (an offer was not taken) or cancelled (the session)."""

    kind: ClassVar[str] = "expo.seats.seat_ended"
    says: ClassVar[str] = mark("ended a sign-up")
    why: str


class SeatingFilled(_OfSeating, frozen=True, kw_only=True):
    """Whoever signs up from now on waits."""

    kind: ClassVar[str] = "expo.seats.seating_filled"
    says: ClassVar[str] = mark("the last seat of a session was taken")


class SeatingFreed(_OfSeating, frozen=True, kw_only=True):
    """It was full, nobody waits, and a seat is free again."""

    kind: ClassVar[str] = "expo.seats.seating_freed"
    says: ClassVar[str] = mark("a session that was full has a free seat again")


class SeatingOpened(_OfSeating, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.seats.seating_opened"
    says: ClassVar[str] = mark("let people sign up for a session, with {seats} seats")
    seats: int


class SeatingChanged(_OfSeating, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.seats.seating_changed"
    says: ClassVar[str] = mark("changed the seats of a session to {seats}")
    seats: int


class SeatingClosed(_OfSeating, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.seats.seating_closed"
    says: ClassVar[str] = mark("ended signing up for a session")


class SeatArrived(_OfSeat, frozen=True, kw_only=True):
    """`arrived` False: it was ticked by mistake."""

    kind: ClassVar[str] = "expo.seats.seat_arrived"
    says: ClassVar[str] = mark("ticked somebody off at the door")
    arrived: bool


class DoorListRead(_OfSeating, frozen=True, kw_only=True):
    """`people` is how many names stood in it."""

    kind: ClassVar[str] = "expo.seats.seating_door_read"
    says: ClassVar[str] = mark("read the names of {people} people who have a seat")
    people: int
