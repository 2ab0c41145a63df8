"""An exhibitor's life in an edition, and what an application must say; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.errors import Conflict, Invalid, NotFound, mark

State = Literal[
    "drafting", "applied", "reviewing", "returned", "approved", "contracted", "confirmed", "declined", "withdrawn"
]
Side = Literal["exhibitor", "organiser"]
BoothKind = Literal["shell", "raw"]

STATE_NAMES: Mapping[str, str] = {
    "drafting": mark("Being written"),
    "applied": mark("Application received"),
    "reviewing": mark("In review"),
    "returned": mark("Given back to complete"),
    "approved": mark("Approved"),
    "contracted": mark("Contract signed"),
    "confirmed": mark("Confirmed"),
    "declined": mark("Application declined"),
    "withdrawn": mark("Withdrawn"),
}
"""In the order in which they come."""
OVER = frozenset({"declined", "withdrawn"})
"""Another application of the same organisation may follow (expo_exhibitor_once_live)."""
TAKING_PART = frozenset({"approved", "contracted", "confirmed"})
"""Who may take a booth."""
SHOWN = frozenset({"contracted", "confirmed"})
"""Whom the public may read of."""
EDITABLE = frozenset({"drafting", "returned"})

MOVES: Mapping[tuple[str, str], Side] = {
    ("drafting", "applied"): "exhibitor",
    ("returned", "applied"): "exhibitor",
    ("drafting", "withdrawn"): "exhibitor",
    ("applied", "withdrawn"): "exhibitor",
    ("reviewing", "withdrawn"): "exhibitor",
    ("returned", "withdrawn"): "exhibitor",
    ("approved", "withdrawn"): "exhibitor",
    ("applied", "reviewing"): "organiser",
    ("reviewing", "returned"): "organiser",
    ("reviewing", "approved"): "organiser",
    ("reviewing", "declined"): "organiser",
    ("approved", "contracted"): "organiser",
    ("approved", "declined"): "organiser",
    ("contracted", "confirmed"): "organiser",
    ("contracted", "withdrawn"): "organiser",
    ("confirmed", "withdrawn"): "organiser",
    ("declined", "reviewing"): "organiser",
    ("withdrawn", "reviewing"): "organiser",
}
"""From where to where, and who says so. After a contract only the organiser takes an exhibitor out: money may be owed."""
REASONED = frozenset({"returned", "declined"})
"""The applicant reads why."""

KIND_NAMES: Mapping[str, str] = {"shell": mark("Shell scheme"), "raw": mark("Raw space")}
"""조립부스 (walls, sign, desk, power) and 독립부스 (the floor alone: the exhibitor builds)."""
PAVILION_KINDS: Mapping[str, str] = {
    "country": mark("Country"),
    "city": mark("City"),
    "institution": mark("Institution"),
    "enterprise": mark("Companies"),
    "startup": mark("Start-ups"),
}
LEAST_AREA = {"shell": 9, "raw": 18}
"""Square metres: one booth is 3 m × 3 m, and raw space is let from two booths on, as Korean halls do."""
MOST_AREA = 5_000
AREA_STEP = 9
LONGEST_NAME, LONGEST_NOTE, LONGEST_PHONE = 200, 2_000, 40


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the application is now “{state}”.")


class ApplicationsClosed(Conflict):
    message = mark("Applications are not open at this time.")


class AppliedAlready(Conflict):
    message = mark("Your organisation has an application for this edition already.")


class Incomplete(Conflict):
    message = mark("Something is missing in your application. Complete it first, then take the booth.")


class NoApplication(NotFound):
    message = mark("Your organisation has no application for this edition.")


class ReasonNeeded(Invalid):
    """They are told why."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: the applicant reads it.")})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an applicant asks for; `area` in square metres, 0 while unsaid. `near` and `apart` are their own words."""

    kind: str = ""
    area: int = 0
    open_sides: int = 1
    hall: str = ""
    pavilion: str = ""
    near: str = ""
    apart: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the organiser writes to; `language` is a code of ours."""

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""


def check_move(state: str, to: str, *, side: Side, because: str = "") -> None:
    """An organiser may make every move of the applicant's for them. Raises NotNow, ReasonNeeded."""
    who = MOVES.get((state, to))
    if who is None or (who == "organiser" and side == "exhibitor"):
        raise NotNow(state=STATE_NAMES[state])
    if to in REASONED and not because.strip():
        raise ReasonNeeded


def moves_from(state: str, side: Side) -> list[str]:
    """Where it can go from here, in the order of a life."""
    open_to = {to for (at, to), who in MOVES.items() if at == state and (who == side or side == "organiser")}
    return [one for one in STATE_NAMES if one in open_to]


def check_open(*, opens: datetime | None, closes: datetime | None, now: datetime, begun: bool = False) -> None:
    """`begun`: who had been given their application back may send it after the close. Raises ApplicationsClosed."""
    if opens is None or now < opens or (closes is not None and now >= closes and not begun):
        raise ApplicationsClosed


def missing(wishes: Wishes, contact: Contact) -> dict[str, str]:
    """By field, what an application still lacks."""
    found: dict[str, str] = {}
    if wishes.kind not in KIND_NAMES:
        found["kind"] = mark("Please choose how your booth is to be built.")
    elif wishes.area < LEAST_AREA[wishes.kind]:
        found["area"] = mark("Shell scheme begins at 9 m², raw space at 18 m².")
    if wishes.area > MOST_AREA:
        found["area"] = mark("Please ask the organisers for more than 5,000 m².")
    elif wishes.area % AREA_STEP and "area" not in found:
        found["area"] = mark("Booths are of 9 m² each: please give a multiple of 9.")
    if not contact.name:
        found["contact_name"] = mark("Please say whom we may ask.")
    if not contact.email:
        found["contact_email"] = mark("Please give an address that we may write to.")
    return found


def check_complete(wishes: Wishes, contact: Contact) -> None:
    """Raises Invalid, with a message for each field."""
    found = missing(wishes, contact)
    if found:
        raise Invalid(found)


def percent_ready(done: int, all_of_them: int) -> int:
    """Of the tasks that concern an exhibitor, rounded down: 100 means all of them."""
    return 100 if all_of_them == 0 else done * 100 // all_of_them
