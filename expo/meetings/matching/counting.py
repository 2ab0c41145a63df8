"""Counted before anything is looked for: demand against supply, what is short, and what one more would bring; pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from uuid import UUID, uuid5

from expo.meetings.matching.choosing import Chosen, choose
from expo.meetings.matching.day import Day, Interpreting, Possible, Seat, possible_ones
from expo.meetings.matching.pools import pools_of, workable

NOWHERE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Short:
    """`what` (`reasons.SHORT`) is short: so many are wished for, so many fit. `whose` is the one who is asked for too
    often, or the interpreters; `gain` how many more meetings one more of it would bring, where that was tried.
    """

    what: str
    wanted: int
    there: int
    whose: tuple[UUID, ...] = ()
    spoken: tuple[str, ...] = ()
    gain: int | None = None


def short_of(day: Day, *, seed: int = 0) -> list[Short]:
    """What keeps wishes from being met, the worst first."""
    possible, _ = possible_ones(day)
    known = choose(day, possible, seed=seed)
    found = [*_tables(day, possible, known, seed), *_interpreters(day, possible, known, seed), *_people(day, possible)]
    return sorted(found, key=lambda one: (-(one.gain or 0), one.there - one.wanted))


def _tables(day: Day, possible: Sequence[Possible], known: Chosen, seed: int) -> list[Short]:
    if day.at_booths:
        return []
    there = sum(day.tables_at(slot) for slot in range(day.slots))
    if len(possible) <= there:
        return []
    every = frozenset(range(day.slots))
    more = replace(day, tables=(*day.tables, Seat(_new(day), every)))
    return [Short("tables", len(possible), there, gain=_gain(more, known, seed))]


def _interpreters(day: Day, possible: Sequence[Possible], known: Chosen, seed: int) -> list[Short]:
    """Of the pools that are asked for more than they can, those that do not only repeat a smaller one."""
    found: list[Short] = []
    for pool in pools_of(day, possible):
        there = sum(workable(day, one) for one in pool.interpreters)
        keys = tuple(one.id for one in pool.interpreters)
        if len(pool.ones) <= there or any(set(one.whose) <= set(keys) for one in found):
            continue
        spoken = _most_asked(day, possible, pool.ones)
        every = frozenset(range(day.slots))
        more = replace(day, interpreters=(*day.interpreters, Interpreting(_new(day), frozenset(spoken), every)))
        found.append(Short("interpreters", len(pool.ones), there, keys, spoken, _gain(more, known, seed)))
    return found


def _people(day: Day, possible: Sequence[Possible]) -> list[Short]:
    asked = Counter(key for one in possible for key in (one.firm, one.buyer))
    found = []
    for what, ones in (("firm", day.firms), ("buyer", day.buyers)):
        for one in ones:
            there = min(one.most, one.places * len(one.free))
            if asked[one.id] > there:
                found.append(Short(what, asked[one.id], there, (one.id,), one.spoken))
    return found


def halves_short(day: Day, at: Sequence[int]) -> list[tuple[int, int, int]]:
    """Of each span its place, how many meetings (slots `at`) are in it and how many tables it has room for."""
    return [
        (place, sum(slot in span for slot in at), sum(day.tables_at(slot) for slot in span))
        for place, span in enumerate(day.spans)
    ]


def _gain(more: Day, known: Chosen, seed: int) -> int:
    possible, _ = possible_ones(more)
    return max(0, len(choose(more, possible, seed=seed).ones) - len(known.ones))


def _most_asked(day: Day, possible: Sequence[Possible], ones: Sequence[int]) -> tuple[str, ...]:
    """The pair of languages that most of these meetings need."""
    firms = {one.id: one for one in day.firms}
    pairs = Counter((possible[at].speaking.language, firms[possible[at].firm].spoken[0]) for at in ones)
    return min(pairs, key=lambda pair: (-pairs[pair], pair))


def _new(day: Day) -> UUID:
    known = {one.id for one in day.tables} | {one.id for one in day.interpreters}
    return next(key for number in count() if (key := uuid5(NOWHERE, str(number))) not in known)
