"""What is published hides cells of fewer than three companies, and as many more as it takes that nobody can work them out;
pure.

The reader whom it holds against knows which deal stands in which cell, and adds and subtracts whatever is shown, across
all sides and the total. What they could work out of one or two companies is a vector that is nothing for all the others:
so a company's deals must lie in the span of the other companies' deals, each deal being the vector of the cells in which
it is counted (linear disclosure control; every sum that can be worked out is of three companies, or all consented).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from crm.results.rules import TOTAL

LEAST_COMPANIES = 3
PRIME = 2**61 - 1
"""Vectors of noughts and ones are told apart in the numbers modulo a prime this large."""

Key = tuple[str, str]
"""A side and a value of it; the total is (TOTAL, TOTAL)."""
Vector = tuple[int, ...]
WHOLE: Key = (TOTAL, TOTAL)


@dataclass(frozen=True, slots=True)
class Stand:
    """A deal as it is counted in one measure: whose, whether its company agreed (동의) to be published, and its value on
    each side.
    """

    company: str
    agreed: bool
    values: Mapping[str, str]

    def places(self) -> list[Key]:
        return [WHOLE, *self.values.items()]


def hidden_cells(stands: Sequence[Stand], sizes: Mapping[Key, int]) -> set[Key]:
    """The cells not shown; `sizes` are their amounts, of which the smallest is hidden first; the total goes last."""
    within: dict[Key, list[Stand]] = defaultdict(list)
    for one in stands:
        for key in one.places():
            within[key].append(one)
    hidden = {key for key, found in within.items() if too_small(found)}
    while True:
        shown = sorted(within.keys() - hidden)
        revealing = _revealed(stands, shown)
        if revealing is None:
            return hidden
        there = [key for key, one in zip(shown, revealing, strict=True) if one]
        hidden.add(min(there, key=lambda key: (key == WHOLE, abs(sizes.get(key, 0)), key)))


def too_small(stands: Collection[Stand]) -> bool:
    """Of one or two companies, of which not all consented."""
    return len({one.company for one in stands}) < LEAST_COMPANIES and not all(one.agreed for one in stands)


@dataclass(frozen=True, slots=True)
class _Column:
    """Deals that stand in the same cells: whose they are, and whose are not to be told."""

    vector: Vector
    companies: frozenset[str]
    secret: frozenset[str]


def _columns(stands: Iterable[Stand], shown: Sequence[Key]) -> list[_Column]:
    whose: dict[Vector, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for one in stands:
        mine = set(one.places())
        companies, secret = whose[tuple(int(key in mine) for key in shown)]
        companies.add(one.company)
        if not one.agreed:
            secret.add(one.company)
    return [_Column(vector, frozenset(all_), frozenset(secret)) for vector, (all_, secret) in sorted(whose.items())]


def _revealed(stands: Iterable[Stand], shown: Sequence[Key]) -> Vector | None:
    """A vector of cells in which something stands that could be worked out of what is shown; None where there is none.

    Two companies can only take the span apart that every basis of it needs one of: so it is enough to look at those of
    one basis, and for each at those of a basis without it.
    """
    columns = _columns(stands, shown)
    for first in _needed(columns):
        alone = frozenset({first})
        if (found := _told(columns, alone)) is not None:
            return found
        for second in _needed(_without(columns, alone)):
            if (found := _told(columns, alone | {second})) is not None:
                return found
    return None


def _needed(columns: Iterable[_Column]) -> list[str]:
    """The companies of a basis: vectors of three companies and more first, since nobody can take those away."""
    basis = _Basis()
    taken = [one for one in sorted(columns, key=lambda one: (-len(one.companies), one.vector)) if basis.add(one.vector)]
    return sorted(set(chain.from_iterable(one.companies for one in taken if len(one.companies) < LEAST_COMPANIES)))


def _without(columns: Iterable[_Column], few: frozenset[str]) -> list[_Column]:
    return [one for one in columns if not one.companies <= few]


def _told(columns: Sequence[_Column], few: frozenset[str]) -> Vector | None:
    """A vector of theirs, not to be told, that does not lie in the span of all others'."""
    mine = [one for one in columns if one.companies <= few and one.secret]
    if not mine:
        return None
    basis = _Basis()
    for other in _without(columns, few):
        basis.add(other.vector)
    return next((one.vector for one in mine if basis.add(one.vector)), None)


class _Basis:
    """Of a space over the prime field, one vector after the other."""

    def __init__(self) -> None:
        self.rows: dict[int, list[int]] = {}

    def add(self, vector: Vector) -> bool:
        """Whether it was not in the span already."""
        left = list(vector)
        for place in range(len(left)):
            if not left[place]:
                continue
            if place not in self.rows:
                inverse = pow(left[place], -1, PRIME)
                self.rows[place] = [one * inverse % PRIME for one in left]
                return True
            factor = left[place]
            left = [(one - factor * other) % PRIME for one, other in zip(left, self.rows[place], strict=True)]
        return False
