"""Which solutions fit a demand, and why: stated weights, every point of them accounted for; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from expo.solutions.demands.rules import DemandChoices
from expo.solutions.rules import Choices
from expo.solutions.taxonomy import BUDGETS

Ground = Literal["field", "country", "language", "budget", "size"]
WEIGHTS: Mapping[Ground, int] = {"field": 40, "country": 20, "language": 20, "budget": 15, "size": 5}
"""Of a hundred. Without a common field nothing fits, however much else does."""
NEAR = 8
"""For a budget in the band beside the one asked for."""
MOST_SHOWN = 20
_bands = tuple(BUDGETS)
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it fits, in codes that pages say in words; `points` of the ground's weight."""

    ground: Ground
    values: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Fit:
    """`percent` is the points out of those that the demand let one win: what it does not ask for counts for nobody."""

    reasons: tuple[Reason, ...]
    possible: int

    @property
    def points(self) -> int:
        return sum(one.points for one in self.reasons)

    @property
    def percent(self) -> int:
        return 100 * self.points // self.possible


def fit_of(offer: Choices, need: DemandChoices, country: str) -> Fit | None:
    """None where no field is common. `country` is where it is needed, alpha-2."""
    common = _common(need.fields, offer.fields)
    if not common:
        return None
    found = [Reason("field", common, WEIGHTS["field"] * len(common) // len(need.fields))]
    possible = WEIGHTS["field"]
    if country:
        possible += WEIGHTS["country"]
        if country in offer.countries:
            found.append(Reason("country", (country,), WEIGHTS["country"]))
    if need.languages:
        possible += WEIGHTS["language"]
        if spoken := _common(need.languages, offer.languages):
            found.append(Reason("language", spoken, WEIGHTS["language"]))
    if need.budget in BUDGETS:
        possible += WEIGHTS["budget"]
        found += _budget(offer.budget, need.budget)
    if need.sizes:
        possible += WEIGHTS["size"]
        if offer.size in need.sizes:
            found.append(Reason("size", (offer.size,), WEIGHTS["size"]))
    return Fit(tuple(found), possible)


def ranked(pairs: Iterable[tuple[str, One, Fit | None]]) -> Sequence[tuple[One, Fit]]:
    """What fits best first, the same every time: of equals the one whose code comes first."""
    fitting = [(code, one, fit) for code, one, fit in pairs if fit is not None]
    return [(one, fit) for _, one, fit in sorted(fitting, key=lambda each: (-each[2].percent, each[0]))]


def _budget(offered: str, asked: str) -> list[Reason]:
    """What costs less than was put aside fits as well as what costs just that."""
    if offered not in BUDGETS:
        return []
    above = _bands.index(offered) - _bands.index(asked)
    points = WEIGHTS["budget"] if above <= 0 else NEAR if above == 1 else 0
    return [Reason("budget", (offered,), points)] if points else []


def _common(asked: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in asked if one in there)
