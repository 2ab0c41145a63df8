"""Which meetings take place: the most weight that fits, and before that a fair share for whoever has paid for meetings.

A b-matching as an integer programme (HiGHS): everybody's time, tables and interpreters are counted over the whole day. Its
bound is what no timetable can exceed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

import highspy
import numpy as np

from expo.meetings.matching.day import Day, Possible
from expo.meetings.matching.pools import pools_of, workable

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places in the list of possible meetings; their weight, what no choice exceeds, and how many meetings each firm lacks
    to its minimum.
    """

    ones: tuple[int, ...]
    weight: int
    bound: float
    lacking: dict[UUID, int]


class _Programme:
    def __init__(self, seed: int) -> None:
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        told = {"output_flag": False, "random_seed": seed, "threads": 1, "time_limit": SECONDS, "mip_rel_gap": 0.0}
        for name, value in told.items():
            self.solver.setOptionValue(name, value)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.columns = 0

    def column(self, most: float = 1.0) -> int:
        self.solver.addVar(0.0, most)
        self.solver.changeColIntegrality(self.columns, highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def row(self, least: float, most: float, terms: dict[int, float]) -> None:
        self.solver.addRow(
            least, most, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values()))
        )

    def most(self, costs: dict[int, float]) -> tuple[list[float], float, float]:
        """Values, the objective and its bound."""
        for column in range(self.columns):
            self.solver.changeColCost(column, costs.get(column, 0.0))
        self.solver.run()
        told = self.solver.getInfo()
        return list(self.solver.getSolution().col_value), told.objective_function_value, told.mip_dual_bound


def choose(day: Day, possible: Sequence[Possible], *, seed: int = 0) -> Chosen:
    """First as many firms as can be get one meeting, then a second, … up to each one's minimum; then the most weight."""
    if not possible:
        return Chosen((), 0, 0.0, {one.id: one.least for one in day.firms if one.least})
    programme = _Programme(seed)
    columns = [programme.column() for _ in possible]
    _limits(programme, day, possible)
    _locks(programme, day, possible)
    _shares(programme, day, possible)
    costs = {column: float(one.weight) for column, one in zip(columns, possible, strict=True)}
    values, weight, bound = programme.most(costs)
    ones = tuple(at for at in range(len(possible)) if values[at] > 0.5)
    known: defaultdict[UUID, int] = defaultdict(int)
    for at in ones:
        known[possible[at].firm] += 1
    lacking = {one.id: one.least - known[one.id] for one in day.firms if known[one.id] < one.least}
    return Chosen(ones, round(weight), bound, lacking)


def _limits(programme: _Programme, day: Day, possible: Sequence[Possible]) -> None:
    mine: defaultdict[UUID, list[int]] = defaultdict(list)
    for at, one in enumerate(possible):
        mine[one.firm].append(at)
        mine[one.buyer].append(at)
    for someone in (*day.firms, *day.buyers):
        ones = mine[someone.id]
        reach = frozenset().union(*(possible[at].open for at in ones)) if ones else frozenset()
        most = min(someone.most, someone.places * len(reach))
        if len(ones) > most:
            programme.row(0.0, most, dict.fromkeys(ones, 1.0))
    seats = sum(day.tables_at(slot) for slot in range(day.slots))
    programme.row(0.0, seats, dict.fromkeys(range(len(possible)), 1.0))
    for pool in pools_of(day, possible):
        programme.row(0.0, sum(workable(day, one) for one in pool.interpreters), dict.fromkeys(pool.ones, 1.0))


def _locks(programme: _Programme, day: Day, possible: Sequence[Possible]) -> None:
    """As many as can be of those whose time is locked."""
    ones = dict.fromkeys((at for at, one in enumerate(possible) if day.wishes[one.wish].locked), 1.0)
    if ones:
        _, found, _ = programme.most(ones)
        programme.row(round(found), highspy.kHighsInf, ones)


def _shares(programme: _Programme, day: Day, possible: Sequence[Possible]) -> None:
    """Level by level, so that nobody has a third meeting before everybody who can has a second."""
    mine: defaultdict[UUID, list[int]] = defaultdict(list)
    for at, one in enumerate(possible):
        mine[one.firm].append(at)
    levels: defaultdict[int, list[int]] = defaultdict(list)
    for firm in day.firms:
        steps = [programme.column() for _ in range(min(firm.least, len(mine[firm.id])))]
        if steps:
            programme.row(0.0, highspy.kHighsInf, dict.fromkeys(mine[firm.id], 1.0) | dict.fromkeys(steps, -1.0))
        for before, after in pairwise(steps):
            programme.row(0.0, 1.0, {before: 1.0, after: -1.0})
        for level, step in enumerate(steps):
            levels[level].append(step)
    for level in sorted(levels):
        _, found, _ = programme.most(dict.fromkeys(levels[level], 1.0))
        programme.row(round(found), highspy.kHighsInf, dict.fromkeys(levels[level], 1.0))
