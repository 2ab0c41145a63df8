"""When: the chosen meetings as a puzzle in numbers, a quick timetable at once, then ever better ones."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil

from expo.meetings.matching.day import Day, Possible
from expo.meetings.matching.pools import Pool, pools_of, room, windows
from expo.meetings.matching.timing.apart import in_processes
from expo.meetings.matching.timing.puzzle import Cap, Puzzle, breaks_of
from expo.meetings.matching.timing.quick import quick
from expo.meetings.matching.timing.search import Found, fewer

_Heard = tuple[tuple[int, ...], Found]
LOCKED = 1_000
"""So much more a meeting weighs whose time is locked: it is placed first."""
FAIR = None
"""Buyers' gaps are few in all; who has more than another is not bounded besides."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """`at` has the slots of those of `ones` (places in the list of possible meetings) that have one; `breaks` are buyers'
    gaps, of which fewer than `bound` are proved impossible for these meetings.
    """

    at: dict[int, int]
    breaks: int
    bound: int


def puzzle_of(day: Day, ones: Sequence[Possible]) -> Puzzle:
    """Buyers first, then firms, in the order of the day."""
    number = {one.id: at for at, one in enumerate((*day.buyers, *day.firms))}
    return Puzzle(
        len(number),
        day.slots,
        tuple((number[one.buyer], number[one.firm]) for one in ones),
        tuple(one.open for one in ones),
        tuple(min(day.tables_at(slot), len(ones)) for slot in range(day.slots)),
        day.spans,
        frozenset(range(len(day.buyers))),
        FAIR,
        apart=_ways(day, ones),
        caps=tuple(_cap(day, pool) for pool in pools_of(day, ones)),
        places={number[one.id]: one.places for one in day.firms if one.places > 1},
    )


def fit(day: Day, ones: Sequence[Possible], *, seed: int, seconds: float) -> Iterator[Fitted | None]:
    """Ever better, the first at once; None now and then. The last when the time is over, or nothing better exists."""
    puzzle = puzzle_of(day, ones)
    at = quick(puzzle, [one.weight + LOCKED * day.wishes[one.wish].locked for one in ones], seed)
    kept = sorted(at)
    best = Fitted(dict(at), _breaks(puzzle, kept, at), 0)
    yield best
    searches = [tuple(kept)]
    if len(kept) < len(ones):
        searches.append(tuple(range(len(ones))))
    given: list[tuple[Callable[..., Iterator[_Heard]], tuple[object, ...]]] = [
        (_found, (_part(puzzle, some), some, tuple(at.get(one, -1) for one in some))) for some in searches
    ]
    for found in in_processes(given, seconds=seconds):
        if found is None:
            yield None
        else:
            some, one = found
            if one.at and (len(some), -(one.breaks or 0)) > (len(best.at), -best.breaks):
                best = Fitted(dict(zip(some, one.at, strict=True)), one.breaks or 0, one.bound)
                yield best
            elif one.at and len(some) == len(best.at) and one.proved:
                best = replace(best, bound=one.bound)
                yield best


def _found(puzzle: Puzzle, some: tuple[int, ...], first: tuple[int, ...]) -> Iterator[_Heard]:
    """In a process of its own."""
    for one in fewer(puzzle, first=first):
        yield some, one


def _breaks(puzzle: Puzzle, kept: Sequence[int], at: dict[int, int]) -> int:
    return sum(breaks_of(_part(puzzle, kept), [at[one] for one in kept]).values())


def _part(puzzle: Puzzle, kept: Sequence[int]) -> Puzzle:
    """With only these meetings, numbered anew."""
    new = {one: number for number, one in enumerate(kept)}
    return replace(
        puzzle,
        pairs=tuple(puzzle.pairs[one] for one in kept),
        open=tuple(puzzle.open[one] for one in kept),
        apart={(new[a], new[b]): least for (a, b), least in puzzle.apart.items() if a in new and b in new},
        caps=tuple(replace(cap, meetings=tuple(new[one] for one in cap.meetings if one in new)) for cap in puzzle.caps),
    )


def _cap(day: Day, pool: Pool) -> Cap:
    """Windows in which the pool can take no less than everything are left out."""
    counted = [(window, room(day, pool, window)) for window in windows(day)]
    needed = [
        (window, most) for window, most in counted if len(window) == 1 or most < len(window) * len(pool.interpreters)
    ]
    return Cap(pool.ones, tuple(window for window, _ in needed), tuple(most for _, most in needed))


def _ways(day: Day, ones: Sequence[Possible]) -> dict[tuple[int, int], int]:
    """At booths: how far apart a buyer's meetings are, where the way is longer than the pause."""
    if not day.at_booths or day.walk <= day.pause:
        return {}
    spots = {one.id: one.spot for one in day.firms}
    mine: defaultdict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(ones):
        mine[one.buyer].append(at)
    found = {}
    for each in mine.values():
        for first, second in combinations(each, 2):
            here, there = spots[ones[first].firm], spots[ones[second].firm]
            if here != there:
                found[first, second] = 1 + ceil((day.walk - day.pause) / day.slot_minutes)
    return found
