"""Who gets a seat, who waits, and until when an offered one is held; pure."""

from datetime import datetime, timedelta
from typing import Literal

from core.errors import Conflict, mark

State = Literal["seated", "held", "waiting", "left"]
MOST_SEATS = 100_000
HOLD_MINUTES = range(5, 10_081)


class SignUpClosed(Conflict):
    message = mark("Signing up for this session is over.")


class SignedUpAlready(Conflict):
    message = mark("You have signed up for this session already.")


class NothingHeld(Conflict):
    message = mark("No seat is held for you any more. If you wait again, you are told of the next one.")


class NotSignedUp(Conflict):
    message = mark("You have not signed up for this session.")


class FewerThanTaken(Conflict):
    message = mark("{taken} seats are taken already: there cannot be fewer.")


class SeatingThere(Conflict):
    message = mark("One can sign up for this session already.")


def check_open(*, closed: bool, cancelled: bool, begins_at: datetime | None, now: datetime) -> None:
    """Raises SignUpClosed. A session without a time can be signed up for."""
    if closed or cancelled or (begins_at is not None and begins_at <= now):
        raise SignUpClosed


def first_state(*, taken: int, seats: int, waiting: int) -> State:
    """Nobody passes those who wait."""
    return "seated" if taken < seats and not waiting else "waiting"


def held_until(*, now: datetime, minutes: int, begins_at: datetime | None) -> datetime:
    """At most until the session begins."""
    end = now + timedelta(minutes=minutes)
    return end if begins_at is None or begins_at <= now else min(end, begins_at)


def lines_of(*, seats: int, hold_minutes: int, over: bool) -> dict[str, str]:
    """A sign-up as its form has it; `over` where nobody signs up any more."""
    return {"seats": str(seats), "hold_minutes": str(hold_minutes), "over": "yes" if over else ""}
