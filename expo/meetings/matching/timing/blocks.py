"""Implied clauses that make a search short: who has no gap meets in one block, as many slots in a row as meetings.

Counting somebody's busy slots and forbidding gaps are two rules that a solver only brings together by trying; with a
variable for each slot in which the block may begin it sees at once what is left (all that such a rule implies, in the manner
of a table constraint: Bessiere and others, "Circuit complexity and decompositions of global constraints", 2009).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from expo.meetings.matching.timing.encoding import Clauses
from expo.meetings.matching.timing.impossible import matched


def add_blocks(made: Clauses, left: Sequence[frozenset[int]]) -> None:
    """Only where all slots are one span: with nights between, nobody knows how many meetings a span has."""
    if made.puzzle.lines() != (tuple(range(made.puzzle.slots)),):
        return
    for person, gaps in made.gaps.items():
        some = made.new()
        made.clauses += [[-gap, some] for gap in gaps]
        made.clauses.append([-some, *gaps])
        _either(made, person, some, _blocks(made, person, left))


def _blocks(made: Clauses, person: int, left: Sequence[frozenset[int]]) -> dict[int, range]:
    """A variable for each block in which this one's meetings have room, each in a slot of its own."""
    mine = made.puzzle.of(person)
    runs = (range(begin, begin + len(mine)) for begin in range(made.puzzle.slots - len(mine) + 1))
    return {
        made.new(): run
        for run in runs
        if matched([left[one] & frozenset(run) for one in mine], Counter(dict.fromkeys(run, 1)))
    }


def _either(made: Clauses, person: int, some: int, blocks: Mapping[int, range]) -> None:
    """Some gap, or one of the blocks; and what each of them says of each slot, both ways."""
    made.clauses.append([some, *blocks])
    made.clauses += [[-block, -some] for block in blocks]
    for slot in range(made.puzzle.slots):
        busy = made.busy.get((person, slot))
        if busy:
            within = [block for block, run in blocks.items() if slot in run]
            without = [block for block, run in blocks.items() if slot not in run]
            made.clauses += [[-block, busy] for block in within] + [[-block, -busy] for block in without]
            made.clauses += [[-busy, some, *within], [busy, some, *without]]
