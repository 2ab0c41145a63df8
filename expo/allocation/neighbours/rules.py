"""Whether two exhibitors stand nearer to each other than their rule allows, told from the outlines of booths; pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.errors import Conflict, Invalid, mark
from expo.floor.geometry.outlines import polygon
from expo.floor.geometry.points import Outline

Rule = Literal["metres", "adjacent", "aisle"]
RULE_NAMES: Mapping[str, str] = {
    "adjacent": mark("Not side by side"),
    "aisle": mark("Not on the same aisle"),
    "metres": mark("At least so many metres apart"),
}
SIDE_BY_SIDE = 0.05
"""Metres between outlines that count as touching: what was imported is rarely true to the millimetre."""
ALONG = 0.6
"""How far from an aisle a booth may stand and still open on it, in metres: plinths and pipes stand between."""
ACROSS = 4.0
"""Where no aisle is drawn, who stands no farther than this is on the same one: the widest usual between rows."""
LEAST_METRES, MOST_METRES = 1, 500


class TooNear(Conflict):
    message = mark("{first} and {then} must not stand so near to each other. Say why they may, or choose other booths.")


class SameExhibitor(Invalid):
    def __init__(self) -> None:
        super().__init__({"then": mark("Please choose two different exhibitors.")})


class ApartAlready(Conflict):
    message = mark("This pair has this rule already.")


@dataclass(frozen=True, slots=True)
class Stand:
    """A booth with the hall it is in."""

    number: str
    hall: str
    outline: Outline


@dataclass(frozen=True, slots=True)
class Apart:
    """`metres` for the rule of that name, else 0."""

    id: UUID
    first: UUID
    then: UUID
    rule: str
    metres: int = 0
    because: str = ""

    def other(self, exhibitor: UUID) -> UUID:
        return self.then if exhibitor == self.first else self.first


@dataclass(frozen=True, slots=True)
class Violation:
    """`where` names the booths, the first exhibitor's before the other's; `metres` from outline to outline."""

    apart: Apart
    first: tuple[str, ...]
    then: tuple[str, ...]
    metres: float

    @property
    def where(self) -> str:
        return f"{' '.join(self.first)} | {' '.join(self.then)}"


Places = Mapping[UUID, Sequence[Stand]]
Aisles = Mapping[str, Sequence[Outline]]


def distance(first: Iterable[Stand], then: Iterable[Stand]) -> float | None:
    """In metres, from the nearest booth of one to the nearest of the other; None where they share no hall."""
    others = list(then)
    found = [
        polygon(one.outline).distance(polygon(other.outline))
        for one in first
        for other in others
        if one.hall == other.hall
    ]
    return min(found, default=None)


def breaks(apart: Apart, first: Sequence[Stand], then: Sequence[Stand], aisles: Aisles) -> bool:
    """In halls of their own nobody meets."""
    metres = distance(first, then)
    if metres is None:
        return False
    if apart.rule == "metres":
        return metres < apart.metres
    if metres <= SIDE_BY_SIDE:
        return True
    return apart.rule == "aisle" and _same_aisle(first, then, aisles)


def violations(rules: Iterable[Apart], places: Places, aisles: Aisles) -> list[Violation]:
    """Of those who have booths, in the order of the rules."""
    found = []
    for one in rules:
        first, then = places.get(one.first, ()), places.get(one.then, ())
        if first and then and breaks(one, first, then, aisles):
            numbers = [tuple(sorted(stand.number for stand in side)) for side in (first, then)]
            found.append(Violation(one, numbers[0], numbers[1], round(distance(first, then) or 0.0, 1)))
    return found


def touching(found: Iterable[Violation], exhibitors: Collection[UUID]) -> list[Violation]:
    """Those in which one of these stands."""
    return [one for one in found if {one.apart.first, one.apart.then} & set(exhibitors)]


def _same_aisle(first: Sequence[Stand], then: Sequence[Stand], aisles: Aisles) -> bool:
    for hall in {one.hall for one in first} & {one.hall for one in then}:
        mine = [one for one in first if one.hall == hall]
        theirs = [one for one in then if one.hall == hall]
        drawn = aisles.get(hall, ())
        if not drawn and (distance(mine, theirs) or 0.0) <= ACROSS:
            return True
        if any(_opens_on(mine, aisle) and _opens_on(theirs, aisle) for aisle in drawn):
            return True
    return False


def _opens_on(stands: Sequence[Stand], aisle: Outline) -> bool:
    return any(polygon(one.outline).distance(polygon(aisle)) <= ALONG for one in stands)
