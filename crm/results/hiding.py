"""What is published hides cells of fewer than three companies, and as many more as it takes that nobody can work them out;
pure.

The reader whom it holds against knows which deal stands in which cell, and adds and subtracts whatever is shown, across
all sides and the total. What they could work out of one or two companies is a vector that is nothing for all the others:
so a company's deals must lie in the span of the other companies' deals, each deal being the vector of the cells in which
it is counted (linear disclosure control; every sum that can be worked out is of three companies, or all consented).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from crm.results.revealing import MOST_TOLD, Alike, Key, Sums
from crm.results.rules import TOTAL

LEAST_COMPANIES = MOST_TOLD + 1
WHOLE: Key = (TOTAL, TOTAL)


def hidden_cells(kinds: Collection[Alike], sizes: Mapping[Key, int]) -> set[Key]:
    """The cells not shown, of deals that are counted in one measure; `sizes` are the cells' amounts, of which the smallest
    is hidden first; the total goes last.
    """
    companies: dict[Key, set[int]] = defaultdict(set)
    secret: dict[Key, set[int]] = defaultdict(set)
    for one in kinds:
        for key in one.places:
            companies[key] |= one.companies
            secret[key] |= one.secret
    hidden = {key for key in companies if too_small(companies[key], secret[key])}
    sums = Sums(kinds, sorted(companies.keys() - hidden))
    while used := sums.telling():
        least = min(used, key=lambda key: (key == WHOLE, abs(sizes.get(key, 0)), key))
        sums.hide(least)
        hidden.add(least)
    return hidden


def too_small(companies: Collection[int], secret: Collection[int]) -> bool:
    """Of one or two companies, of which not all consented."""
    return len(companies) < LEAST_COMPANIES and bool(secret)
