"""A demand's life and what it must say; pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from core.errors import Conflict, Invalid, mark
from core.forms.merging import Lines

Side = Literal["owner", "organiser"]

STATE_NAMES: Mapping[str, str] = {
    "draft": mark("Draft"),
    "submitted": mark("Sent in"),
    "approved": mark("Approved"),
    "returned": mark("Given back"),
    "closed": mark("Closed"),
}
MOVES: Mapping[tuple[str, str], Side] = {
    ("draft", "submitted"): "owner",
    ("returned", "submitted"): "owner",
    ("submitted", "draft"): "owner",
    ("approved", "draft"): "owner",
    ("approved", "closed"): "owner",
    ("returned", "closed"): "owner",
    ("submitted", "closed"): "owner",
    ("submitted", "approved"): "organiser",
    ("submitted", "returned"): "organiser",
    ("approved", "returned"): "organiser",
}
"""Approved again after every change: nobody reads what nobody has looked at."""
REASONED = frozenset({"returned"})
EDITABLE = frozenset({"draft", "returned", "submitted"})
TEXTS = {"title": 160, "problem": 4_000}
LONGEST_PLACE, LONGEST_NAME, LONGEST_PHONE = 200, 200, 40
MOST_DEMANDS = 5
CHOSEN = ("fields", "languages", "sizes")
CONTACT = ("contact_name", "contact_email", "contact_phone")


NEEDED: Mapping[str, str] = {
    "place": mark("Please say which city or body looks for it."),
    "country": mark("Please choose a country."),
    "fields": mark("Please choose at least one field."),
    "contact_name": mark("Please say whom one would write to. Nobody sees it before you agree."),
    "contact_email": mark("Please give an address. Nobody sees it before you agree."),
}


class NotNow(Conflict):
    message = mark("This cannot be done any more, or not yet: the demand is now “{state}”.")


class TooManyDemands(Conflict):
    message = mark("At most {most} demands of yours can be open in an edition.")


class ReasonNeeded(Invalid):
    """They are told why."""

    def __init__(self) -> None:
        super().__init__({"because": mark("Please say why: whoever asks reads it.")})


class DemandChoices(msgspec.Struct, frozen=True, omit_defaults=True):
    """Codes of the taxonomy and ISO 639-1; `sizes` are the companies they would like to work with, none for any."""

    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    budget: str = ""


def check_move(state: str, to: str, *, side: Side, because: str = "") -> None:
    """An organiser may make every move of the owner's for them. Raises NotNow, ReasonNeeded."""
    who = MOVES.get((state, to))
    if who is None or (who == "organiser" and side == "owner"):
        raise NotNow(state=STATE_NAMES[state])
    if to in REASONED and not because.strip():
        raise ReasonNeeded


def moves_from(state: str, side: Side) -> list[str]:
    return [to for to in STATE_NAMES if MOVES.get((state, to)) == side]


def missing(lines: Lines, tags: Sequence[str]) -> dict[str, str]:
    """By field, what it still lacks before anybody can look at it. `lines` holds the contact's too."""
    found: dict[str, str] = {}
    if not any(lines.get(f"title_{tag}") for tag in tags):
        found[f"title_{tags[0]}"] = mark("Please say in one line what you look for.")
    if not any(lines.get(f"problem_{tag}") for tag in tags):
        found[f"problem_{tags[0]}"] = mark("Please describe the problem in one language at least.")
    found |= {name: message for name, message in NEEDED.items() if not lines.get(name)}
    return found
