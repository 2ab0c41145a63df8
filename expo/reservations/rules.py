"""A reservation's states, and who may take which booth; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.errors import Conflict, NotFound, mark
from expo.exhibitors.rules import TAKING_PART

State = Literal["held", "kept", "proposed", "objected", "requested", "confirmed", "released", "expired"]
Side = Literal["exhibitor", "organiser", "clock"]

STATE_NAMES: Mapping[str, str] = {
    "held": mark("Booth held"),
    "kept": mark("Kept from the year before"),
    "proposed": mark("Proposed"),
    "objected": mark("Objected to"),
    "requested": mark("Booth asked for"),
    "confirmed": mark("Booth confirmed"),
    "released": mark("Booth given back"),
    "expired": mark("Ran out"),
}
LIVE = frozenset({"held", "kept", "proposed", "objected", "requested", "confirmed"})
MOVES: Mapping[tuple[str, str], frozenset[str]] = {
    ("held", "requested"): frozenset({"exhibitor", "organiser"}),
    ("held", "released"): frozenset({"exhibitor", "organiser"}),
    ("held", "expired"): frozenset({"clock"}),
    ("kept", "requested"): frozenset({"exhibitor", "organiser"}),
    ("kept", "released"): frozenset({"exhibitor", "organiser"}),
    ("kept", "expired"): frozenset({"clock"}),
    ("proposed", "requested"): frozenset({"exhibitor", "organiser", "clock"}),
    ("proposed", "objected"): frozenset({"exhibitor"}),
    ("proposed", "released"): frozenset({"organiser"}),
    ("objected", "proposed"): frozenset({"organiser"}),
    ("objected", "released"): frozenset({"organiser"}),
    ("requested", "confirmed"): frozenset({"organiser"}),
    ("requested", "released"): frozenset({"exhibitor", "organiser"}),
    ("confirmed", "released"): frozenset({"organiser"}),
}
"""From where to where, and who brings it there. Who does not object to a proposal by its day has taken it (침묵은 동의로
봅니다: the terms say so); a confirmed booth is the organiser's to give back, since money may be owed. What is kept for who
had it the year before (우선 배정권) is free again when they do not answer by its day.
"""
RUNNING = frozenset({"held", "kept"})
"""These are over when their time is."""
MOST_AT_ONCE = 20
OFFER_HOURS = 48


class BoothTaken(Conflict):
    message = mark("Booth {booth} was taken a moment ago. Nothing was charged; choose another one.")


class BookingNotOpen(Conflict):
    message = mark("Booths cannot be chosen yet: the organisers assign them first.")


class NotTakingPart(Conflict):
    message = mark("Booths are for exhibitors whose application has been approved.")


class HoldOver(Conflict):
    message = mark("The time for these booths has run out. They are free for others again; choose anew.")


class HoldingAlready(Conflict):
    message = mark("You hold booths already. Ask for them or give them back before you choose others.")


class WrongBoothKind(Conflict):
    message = mark("Booth {booth} is of another kind than you applied for.")


class TooManyBooths(Conflict):
    message = mark("At most {most} booths at once, please.")


class NoBooths(Conflict):
    message = mark("Please choose at least one booth.")


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the reservation is now “{state}”.")


class NothingToSwap(Conflict):
    message = mark("Only booths of two exhibitors in the same edition can change places.")


class NoSuchBooth(Conflict):
    """Numbers are typed into forms: what was typed is shown again, with this said above it."""

    message = mark("There is no booth called {booth} on the plan.")


class NoReservation(NotFound):
    message = mark("There is no such reservation.")


class WaitingAlready(Conflict):
    message = mark("You are on the waiting list of this booth already.")


class BoothLet(Conflict):
    message = mark("{exhibitor} has booth {booth}. Move them to another one first.")


class LetToSeveral(Conflict):
    message = mark("Booth {booth} would belong to two reservations at once. Move one of them to another booth first.")


class BoothFree(Conflict):
    message = mark("Booth {booth} is free: you can take it at once.")


@dataclass(frozen=True, slots=True)
class Standing:
    """An exhibitor as far as booths go; `kind` as applied for."""

    state: str
    kind: str

    @property
    def takes_part(self) -> bool:
        return self.state in TAKING_PART


@dataclass(frozen=True, slots=True)
class Place:
    """A booth as far as reservations go."""

    number: str
    kind: str


def check_taking(standing: Standing, places: Iterable[Place]) -> None:
    """For whoever brings it about. Raises NotTakingPart, NoBooths, TooManyBooths."""
    if not standing.takes_part:
        raise NotTakingPart
    number = sum(1 for _ in places)
    if number == 0:
        raise NoBooths
    if number > MOST_AT_ONCE:
        raise TooManyBooths(most=MOST_AT_ONCE)


def check_choosing(standing: Standing, places: Iterable[Place], *, opens: datetime | None, now: datetime) -> None:
    """For an exhibitor who chooses: only from the day on, only of the kind applied for. Raises BookingNotOpen,
    WrongBoothKind.
    """
    if opens is None or now < opens:
        raise BookingNotOpen
    for one in places:
        if one.kind != standing.kind:
            raise WrongBoothKind(booth=one.number)


def check_move(state: str, to: str, *, side: Side, until: datetime | None, now: datetime) -> None:
    """`until` has passed: a hold is over whoever asks, and a proposal stands. Raises NotNow, HoldOver."""
    if side not in MOVES.get((state, to), frozenset()):
        raise NotNow(state=STATE_NAMES[state])
    over = until is not None and until <= now
    if state in RUNNING and to == "requested" and over:
        raise HoldOver
    if state == "proposed" and to == "objected" and over:
        raise NotNow(state=STATE_NAMES[state])
    if side == "clock" and not over:
        raise NotNow(state=STATE_NAMES[state])


def moves_from(state: str, side: Side) -> list[str]:
    """Where it can go from here, in the order of STATE_NAMES."""
    return [one for one in STATE_NAMES if side in MOVES.get((state, one), frozenset())]


def held_until(now: datetime, minutes: int) -> datetime:
    """When a hold that begins now ends."""
    return now + timedelta(minutes=minutes)


def objected_until(now: datetime, days: int) -> datetime:
    """A proposal can be objected to for whole days from now on."""
    return now + timedelta(days=days)
