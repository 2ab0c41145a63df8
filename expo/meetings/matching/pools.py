"""What interpreters can do together: how much of each set of pairs of languages, in a slot, in a row, in all; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from expo.meetings.matching.day import Day, Interpreting, Possible

MOST_NEEDS = 7
"""Up to so many different needs every set of them is counted; of more, each alone, each two, and all."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Interpreters of whom one is needed by each of `ones` (places in the list of possible meetings)."""

    interpreters: tuple[Interpreting, ...]
    ones: tuple[int, ...]


def pools_of(day: Day, possible: Sequence[Possible]) -> list[Pool]:
    """Every set of needs whose interpreters overlap: together they cannot take more than those have time for (Hall)."""
    needs: dict[frozenset[UUID], list[int]] = {}
    for at, one in enumerate(possible):
        if one.speaking.through:
            needs.setdefault(one.speaking.through, []).append(at)
    found = []
    for group in _groups(list(needs)):
        keys = frozenset().union(*group)
        ones = sorted(at for need in group for at in needs[need])
        found.append(Pool(tuple(one for one in day.interpreters if one.id in keys), tuple(ones)))
    return found


def workable(day: Day, one: Interpreting) -> int:
    """So many slots in all, with a rest after `longest` in a row."""
    total = 0
    for run in runs(day, one.free):
        total += len(run) - len(run) // (day.longest + 1)
    return total


def runs(day: Day, free: frozenset[int]) -> Iterator[list[int]]:
    """Slots in a row within a span."""
    for span in day.spans:
        run: list[int] = []
        for slot in span:
            if slot in free:
                run.append(slot)
            elif run:
                yield run
                run = []
        if run:
            yield run


def windows(day: Day) -> list[tuple[int, ...]]:
    """Each slot, and each row that is one longer than anybody interprets without a rest."""
    rows = [span[at : at + day.longest + 1] for span in day.spans for at in range(len(span) - day.longest)]
    return [(slot,) for slot in range(day.slots)] + [tuple(row) for row in rows]


def room(day: Day, pool: Pool, window: Sequence[int]) -> int:
    """How much of the window the pool can take."""
    return sum(min(day.longest, sum(slot in one.free for slot in window)) for one in pool.interpreters)


def _groups(needs: list[frozenset[UUID]]) -> Iterator[tuple[frozenset[UUID], ...]]:
    sizes = range(1, len(needs) + 1) if len(needs) <= MOST_NEEDS else (1, 2, len(needs))
    for size in sizes:
        for group in combinations(needs, size):
            if size == 1 or size == len(needs) or _hang_together(group):
                yield group


def _hang_together(group: Sequence[frozenset[UUID]]) -> bool:
    reached, left = set(group[0]), list(group[1:])
    while True:
        near = [one for one in left if one & reached]
        if not near:
            return not left
        for one in near:
            reached |= one
            left.remove(one)
