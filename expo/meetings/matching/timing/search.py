"""Looking for the timetable with fewest gaps: upwards to the proven minimum, or downwards, each better than the last."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pysat.card import ITotalizer
from pysat.solvers import Cadical195

from expo.meetings.matching.timing.blocks import add_blocks
from expo.meetings.matching.timing.encoding import Clauses, encode
from expo.meetings.matching.timing.impossible import is_short, narrowed
from expo.meetings.matching.timing.puzzle import Puzzle, breaks_of


@dataclass(frozen=True, slots=True)
class Found:
    """`at` has the slot of each meeting; `bound` is the fewest gaps that are not proved impossible. Without `at` nothing is
    known yet, or, where `impossible`, it is proved that there is none.
    """

    at: tuple[int, ...] | None
    breaks: int | None
    bound: int
    impossible: bool = False

    @property
    def proved(self) -> bool:
        return self.impossible or self.breaks == self.bound


AHEAD = 16
"""So many more gaps than are asked about are counted, so that the sum is not made longer each time."""
NONE = Found(None, None, 0, impossible=True)
STEADY = {"stabilizeonly": 1, "elimreleff": 10, "subsumereleff": 60}
"""CaDiCaL's own configuration for what can be satisfied (`--sat`): it stays with what nearly worked, finds sooner and may
prove later.
"""


def fewest(puzzle: Puzzle, seed: int = 0) -> Iterator[Found]:
    """Upwards: bounds first, the last is a timetable with the fewest gaps, or says that there is none. `seed` changes the
    order in which things are tried, never how many gaps there are at last: with 0 the search is at its best in proving
    bounds, with others in finding the timetable that has as few gaps; they differ in where they are slow, so let them race.

    Fairness is exact. While fewer gaps than participants are looked for, somebody has none, so that nobody may have more
    than `fair`; only when there is no such timetable, or none with so few gaps, others are looked for in which everybody has
    some.
    """
    left = narrowed(puzzle)
    if left is None or is_short(puzzle, left):
        yield NONE
        return
    order = _order(puzzle, seed)
    best: Found | None = None
    for base in range(_largest_base(puzzle) + 1):
        if best and base * _counted(puzzle) >= (best.breaks or 0):
            break
        for found in _upwards(puzzle, left, base, order, STEADY if seed else {}):
            if found.at is None and best is None:
                yield found
            elif found.at and (best is None or (found.breaks or 0) < (best.breaks or 0)):
                best = found
    yield best or NONE


def fewer(puzzle: Puzzle, *, first: Sequence[int] = (), seed: int = 0) -> Iterator[Found]:
    """Downwards: any timetable, then ever better ones until there is none; the last is proved. `first` has slots that are
    tried first. Nobody has more gaps than `fair`.
    """
    left = narrowed(puzzle)
    if left is None or is_short(puzzle, left):
        yield NONE
        return
    made = _encoded(puzzle, left, 0, _order(puzzle, seed))
    with Cadical195(bootstrap_with=made.clauses) as solver:
        _prefer(solver, made, first)
        best, sums, limit = NONE, None, list[int]()
        while solver.solve(assumptions=limit):
            at = tuple(made.read(solver.get_model()))
            best = Found(at, sum(breaks_of(puzzle, at).values()), 0)
            if not best.breaks:
                break
            yield best
            _prefer(solver, made, at)
            sums = sums or _Sum(made, best.breaks)
            limit = sums.at_most(best.breaks - 1, solver)
        yield Found(best.at, best.breaks, best.breaks or 0, impossible=best.impossible)


def _upwards(
    puzzle: Puzzle, left: Sequence[frozenset[int]], base: int, order: Sequence[int], ways: Mapping[str, int]
) -> Iterator[Found]:
    """With at least `base` gaps each; a bound for each number of gaps that is proved impossible, at last a timetable, or
    nothing where there is none. A bound says nothing of more than `base` each.
    """
    made = _encoded(puzzle, left, base, order)
    number = min(base * _counted(puzzle), made.gap_count)
    with Cadical195() as solver:
        solver.configure(ways)
        solver.append_formula(made.clauses)
        sums = _Sum(made, number + AHEAD)
        while number <= made.gap_count:
            if solver.solve(assumptions=sums.at_most(number, solver)):
                at = tuple(made.read(solver.get_model()))
                yield Found(at, sum(breaks_of(puzzle, at).values()), number)
                return
            if not solver.get_core():
                return
            number += 1
            yield Found(None, None, min(number, (base + 1) * _counted(puzzle)))


class _Sum:
    """All gaps counted, no further than is asked: a sum up to all of them would be far larger than the rest."""

    def __init__(self, made: Clauses, most: int) -> None:
        self.literals = [one for gaps in made.gaps.values() for one in gaps]
        self.sums = ITotalizer(lits=self.literals, ubound=min(most, len(self.literals)), top_id=made.top)
        self.told = 0

    def at_most(self, number: int, solver: Cadical195) -> list[int]:
        """What is to be assumed."""
        if number >= len(self.literals):
            return []
        if number >= len(self.sums.rhs):
            self.sums.increase(ubound=min(number + AHEAD, len(self.literals)))
        solver.append_formula(self.sums.cnf.clauses[self.told :])
        self.told = len(self.sums.cnf.clauses)
        return [-self.sums.rhs[number]]


def _encoded(puzzle: Puzzle, left: Sequence[frozenset[int]], base: int, order: Sequence[int]) -> Clauses:
    """With what each may have: at least `base` gaps."""
    made = encode(puzzle, left, order)
    add_blocks(made, left)
    for gaps in made.gaps.values():
        if made.puzzle.fair is not None:
            made.most(gaps, base + made.puzzle.fair)
        if base:
            made.least(gaps, base)
    return made


def _order(puzzle: Puzzle, seed: int) -> list[int]:
    order = list(range(len(puzzle.pairs)))
    if seed:
        Random(seed).shuffle(order)  # noqa: S311 -- nothing is kept secret by it
    return order


def _prefer(solver: Cadical195, made: Clauses, at: Sequence[int]) -> None:
    wanted = [made.at[one, slot] for one, slot in enumerate(at) if (one, slot) in made.at]
    if wanted:
        solver.set_phases(wanted)


def _counted(puzzle: Puzzle) -> int:
    return puzzle.people if puzzle.counted is None else len(puzzle.counted)


def _largest_base(puzzle: Puzzle) -> int:
    """The most gaps that everybody can have at once, seen from who has fewest meetings."""
    if puzzle.fair is None:
        return 0
    known = Counter(person for pair in puzzle.pairs for person in pair)
    ones = range(puzzle.people) if puzzle.counted is None else puzzle.counted
    return max(0, min((known[one] for one in ones), default=1) - 1)
