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
        used = [key for key, factor in zip(shown, revealing, strict=True) if factor]
        hidden.add(min(used, key=lambda key: (key == WHOLE, abs(sizes.get(key, 0)), key)))


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
    """By which factors the cells add up to something of one or two companies; None where no sum does.

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
    """Factors that leave nothing of all others and something of theirs that is not to be told: it does not lie in the span
    of the others' vectors.
    """
    mine = [one for one in columns if one.companies <= few and one.secret]
    if not mine:
        return None
    basis = _Basis()
    for other in _without(columns, few):
        basis.add(other.vector)
    return next((found for one in mine if (found := basis.telling(one.vector)) is not None), None)


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
            left = _less(left, factor, self.rows[place])
        return False

    def telling(self, vector: Vector) -> Vector | None:
        """Factors whose products with all of the space are nothing, and with the vector are not; None for one within it."""
        rows: dict[int, list[int]] = {}
        for place in sorted(self.rows, reverse=True):
            row = self.rows[place]
            for later, other in rows.items():
                row = _less(row, row[later], other)
            rows[place] = row
        left = list(vector)
        for place, row in rows.items():
            left = _less(left, left[place], row)
        free = next((place for place, value in enumerate(left) if value), None)
        if free is None:
            return None
        return tuple(
            1 if place == free else -rows[place][free] % PRIME if place in rows else 0 for place in range(len(left))
        )


def _less(left: list[int], factor: int, right: list[int]) -> list[int]:
    return [(one - factor * other) % PRIME for one, other in zip(left, right, strict=True)] if factor else left
