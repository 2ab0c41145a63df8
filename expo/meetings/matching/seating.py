"""At which table, and who interprets: intervals coloured, so that who stays keeps the table as long as they sit in a row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from pysat.solvers import Cadical195

from expo.meetings.matching.day import Day, Possible
from expo.meetings.matching.pools import runs
from expo.meetings.matching.timing.encoding import Clauses
from expo.meetings.matching.timing.puzzle import Puzzle


def seat(day: Day, ones: Sequence[Possible], at: Mapping[int, int]) -> dict[int, UUID]:
    """The table of each meeting that has a slot. Rows of meetings of who stays are given out by when they begin, the table
    of the last row first: as many tables as meet at once are enough for rows whose tables are free throughout, others
    change tables on the way.
    """
    if day.at_booths:
        return {}
    free = {one.id: set(one.free) for one in day.tables}
    last: dict[UUID, UUID] = {}
    found: dict[int, UUID] = {}
    for whose, row in _rows(day, ones, at):
        slots = [at[one] for one in row]
        table = _table(free, slots, last.get(whose))
        for one, slot in zip(row, slots, strict=True):
            here = table if table is not None else _table(free, [slot], last.get(whose))
            if here is not None:
                free[here].discard(slot)
                found[one] = last[whose] = here
    return found


def _rows(day: Day, ones: Sequence[Possible], at: Mapping[int, int]) -> list[tuple[UUID, list[int]]]:
    mine: defaultdict[UUID, dict[int, list[int]]] = defaultdict(dict)
    for one, slot in at.items():
        whose = ones[one].buyer if day.stays == "buyer" else ones[one].firm
        mine[whose].setdefault(slot, []).append(one)
    found = []
    for whose, taken in mine.items():
        for run in runs(day, frozenset(taken)):
            for place in range(max(len(taken[slot]) for slot in run)):
                row = [taken[slot][place] for slot in run if len(taken[slot]) > place]
                found.append((whose, row))
    return sorted(found, key=lambda row: (at[row[1][0]], -len(row[1]), str(row[0])))


def _table(free: Mapping[UUID, set[int]], slots: Sequence[int], liked: UUID | None) -> UUID | None:
    wanted = set(slots)
    if liked is not None and wanted <= free[liked]:
        return liked
    return next((key for key, open_ in free.items() if wanted <= open_), None)


def interpret(
    day: Day, ones: Sequence[Possible], at: Mapping[int, int], *, kept: Mapping[int, UUID] | None = None
) -> dict[int, UUID | None]:
    """Who interprets each meeting that has a slot (None: nobody needs to); nobody twice at once, nor without a rest. What
    nobody can interpret is left out, the lightest first. `kept` are tried first, then whoever the buyer has already.
    """
    needed = sorted(one for one in at if ones[one].speaking.through)
    found: dict[int, UUID | None] = {one: None for one in at if not ones[one].speaking.through}
    made = Clauses(Puzzle(0, 0, (), (), ()))
    known = {one.id: one for one in day.interpreters}
    by: dict[tuple[int, UUID], int] = {}
    chosen = {one: made.new() for one in needed}
    for one in needed:
        keys = sorted(key for key in ones[one].speaking.through if at[one] in known[key].free)
        by.update({(one, key): made.new() for key in keys})
        made.clauses.append([-chosen[one], *(by[one, key] for key in keys)])
        made.most([by[one, key] for key in keys], 1)
    _rests(day, at, by, made)
    with Cadical195(bootstrap_with=made.clauses) as solver:
        solver.set_phases([by[pair] for pair in (kept or {}).items() if pair in by])
        left = list(needed)
        while left and not solver.solve(assumptions=[chosen[one] for one in left]):
            core = set(solver.get_core())
            left.remove(min((one for one in left if chosen[one] in core), key=lambda one: (ones[one].weight, -one)))
        true = {one for one in solver.get_model() if one > 0} if left else set()
    taken = {one: key for (one, key), variable in by.items() if variable in true and one in left}
    return found | {one: taken[one] for one in left}


def _rests(day: Day, at: Mapping[int, int], by: Mapping[tuple[int, UUID], int], made: Clauses) -> None:
    here: defaultdict[tuple[UUID, int], list[int]] = defaultdict(list)
    for (one, key), variable in by.items():
        here[key, at[one]].append(variable)
    for variables in here.values():
        made.most(variables, 1)
    for interpreter in day.interpreters:
        for span in day.spans:
            for first in range(len(span) - day.longest):
                row = [
                    variable
                    for slot in span[first : first + day.longest + 1]
                    for variable in here[interpreter.id, slot]
                ]
                made.most(row, day.longest)
