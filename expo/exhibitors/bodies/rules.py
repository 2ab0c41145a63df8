"""The parts that a body can have, and what is refused; pure."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from core.errors import Conflict, NotFound, mark

PART_NAMES: Mapping[str, str] = {
    "host": mark("Host"),
    "organiser": mark("Organiser of the expo"),
    "sponsor": mark("Sponsor"),
    "partner": mark("In co-operation with"),
}
"""주최, 주관, 후원, 협력: in the order in which Korean notices name them."""
One = TypeVar("One")


class NamedAlready(Conflict):
    message = mark("This organisation has this part already.")


class NoSuchOrganisation(NotFound):
    message = mark("There is no organisation with the code {code}.")


def shifted(ones: Sequence[One], at: int, *, up: bool) -> list[One]:
    """With the one at `at` a place higher or lower; at an end it stays."""
    to = max(0, min(len(ones) - 1, at - 1 if up else at + 1))
    turned = [one for place, one in enumerate(ones) if place != at]
    return [*turned[:to], ones[at], *turned[to:]]
