"""Forecasts: what open deals may come to, by kind and currency, under assumptions that stand beside it; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from core.errors import Conflict, mark
from core.money import Money, total
from crm.deals.amounts.rules import Entry
from crm.deals.rules import OPEN

MILLE = 1_000
KINDS = ("expected", "bid", "award")
"""What is looked ahead from, each by itself."""


class ChanceThatDay(Conflict):
    message = mark("For this state and day somebody has said already how likely it is. Choose another day.")


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely deals of a state are to be contracted, in per mille; who said so, when and why."""

    state: str
    chance: int
    begins_on: date
    reason: str
    set_by: UUID | None = None
    name: str = ""

    @property
    def percent(self) -> Decimal:
        return Decimal(self.chance) / 10


@dataclass(frozen=True, slots=True)
class Line:
    """Of one kind, state and currency: how many deals, what they come to, and what of that is likely. `likely` is None
    where nobody said how likely the state is: then it is no part of the sum.
    """

    kind: str
    state: str
    deals: int
    whole: Money
    chance: int | None
    likely: Money | None


def chances_on(chances: Iterable[Chance], day: date) -> dict[str, Chance]:
    """The last one said by that day, by state."""
    known = sorted((one for one in chances if one.begins_on <= day), key=lambda one: one.begins_on)
    return {one.state: one for one in known}


def lines(states: Mapping[UUID, str], entries: Collection[Entry], chances: Mapping[str, Chance]) -> list[Line]:
    """`states` of deals by id; entries are those that stand. In the order of kinds, states and currencies."""
    gathered: Mapping[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for one in entries:
        if one.kind in KINDS and states.get(one.deal) in OPEN:
            gathered[one.kind, states[one.deal], one.money.currency].append(one)
    order = sorted(gathered, key=lambda one: (KINDS.index(one[0]), OPEN.index(one[1]), one[2]))
    return [_line(key, gathered[key], chances) for key in order]


def likely_sums(found: Sequence[Line], kind: str) -> dict[str, Money]:
    """What is likely of one kind, by currency."""
    sums: dict[str, list[Money]] = defaultdict(list)
    for one in found:
        if one.kind == kind and one.likely is not None:
            sums[one.likely.currency].append(one.likely)
    return {currency: total(amounts, currency) for currency, amounts in sorted(sums.items())}


def _line(key: tuple[str, str, str], entries: Sequence[Entry], chances: Mapping[str, Chance]) -> Line:
    kind, state, currency = key
    whole = total((one.money for one in entries), currency)
    said = chances.get(state)
    likely = whole.times(Fraction(said.chance, MILLE)) if said else None
    return Line(kind, state, len({one.deal for one in entries}), whole, said.chance if said else None, likely)
