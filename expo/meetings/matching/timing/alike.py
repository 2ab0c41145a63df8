"""Meetings that nothing tells apart, so that a search need not try them in every order."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from expo.meetings.matching.timing.puzzle import Puzzle


def alike_in(puzzle: Puzzle, left: Sequence[frozenset[int]]) -> list[tuple[int, ...]]:
    """All meetings; together those with one and the same participant whose others meet nobody else, in the same slots:
    seven such have 5,040 orders, and what is proved of one is proved of all.
    """
    known = Counter(person for pair in puzzle.pairs for person in pair)
    told_apart = {one for pair in (*puzzle.before, *puzzle.apart) for one in pair}
    told_apart.update(one for cap in puzzle.caps for one in cap.meetings)
    found: defaultdict[tuple[int, frozenset[int]], list[int]] = defaultdict(list)
    for one, pair in enumerate(puzzle.pairs):
        busier = [person for person in pair if known[person] > 1]
        if len(busier) == 1 and one not in told_apart and not puzzle.places.keys() & set(pair):
            found[busier[0], left[one]].append(one)
        else:
            found[-1 - one, left[one]].append(one)
    return [tuple(ones) for ones in found.values()]
