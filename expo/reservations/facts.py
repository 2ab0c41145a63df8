"""What happens to reservations; the exhibitor's history shows it."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfReservation(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID
    reservation: UUID
    booths: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.exhibitor


class BoothsHeld(_OfReservation, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.reservations.held"
    says: ClassVar[str] = mark("held the booths {booths}")


class BoothsProposed(_OfReservation, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.reservations.proposed"
    says: ClassVar[str] = mark("proposed the booths {booths}")


class BoothsKept(_OfReservation, frozen=True, kw_only=True):
    """For who had them the year before."""

    kind: ClassVar[str] = "expo.reservations.kept"
    says: ClassVar[str] = mark("kept the booths {booths} for who had them the year before")


class ReservationMoved(_OfReservation, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.reservations.moved"
    says: ClassVar[str] = mark("set the booths {booths} to “{state}”")
    state: str
    was: str


class BoothsChanged(_OfReservation, frozen=True, kw_only=True):
    """Moved to other booths, or swapped: `booths` are those from now on."""

    kind: ClassVar[str] = "expo.reservations.changed"
    says: ClassVar[str] = mark("moved from the booths {before} to {booths}")
    before: tuple[str, ...]


class WaitingBegun(_OfReservation, frozen=True, kw_only=True):
    """`reservation` is the row in the waiting list."""

    kind: ClassVar[str] = "expo.reservations.waiting_begun"
    says: ClassVar[str] = mark("waits for booth {booths}")


class WaitingEnded(_OfReservation, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.reservations.waiting_ended"
    says: ClassVar[str] = mark("no longer waits for booth {booths}")
