"""A proposal as a grid: whose meetings, by day and half hour."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import mark
from expo.meetings.matching.day import Half, Wish
from expo.meetings.matching.gathering import Problem
from expo.meetings.matching.proposals import Proposal
from expo.meetings.matching.proposing import Placed
from expo.meetings.matching.queries import Called

By = Literal["counterpart", "exhibitor", "table"]
BY_NAMES: Mapping[str, str] = {
    "counterpart": mark("By counterpart"),
    "exhibitor": mark("By exhibitor"),
    "table": mark("By table"),
}
LINE_NAMES: Mapping[str, str] = {
    "counterpart": mark("Counterpart"),
    "exhibitor": mark("Exhibitor"),
    "table": mark("Meeting table"),
}
"""What each line of the timetable is, above their names."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting in the grid, and which wish it meets; `interpreter` is a number among those of the edition, 0 where nobody
    is needed.
    """

    exhibitor: UUID
    counterpart: UUID
    table: str
    language: str
    interpreter: int
    changed: bool
    wish: int
    half: Half
    locked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """`cells` has the meetings of each of the day's half hours."""

    key: UUID | None
    label: str
    cells: tuple[tuple[Sitting, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day, its half hours from the first meeting to the last (in the edition's zone), and whoever has meetings then."""

    day: date
    begins: tuple[datetime, ...]
    lines: tuple[Line, ...]


def sheets(
    problem: Problem,
    proposal: Proposal,
    *,
    by: By,
    parties: Mapping[UUID, Called],
    tables: Mapping[UUID, str],
    zone: str,
) -> list[Sheet]:
    """One per day with meetings."""
    local = [begin.astimezone(ZoneInfo(zone)) for begin in problem.begins]
    numbers = {one.id: at for at, one in enumerate(problem.day.interpreters, start=1)}
    days: defaultdict[date, list[int]] = defaultdict(list)
    for slot, begin in enumerate(local):
        days[begin.date()].append(slot)
    found = []
    for day, slots in days.items():
        placed = [one for one in proposal.placed if one.slot in slots]
        taken = [one.slot for one in placed]
        shown = [slot for slot in slots if taken and min(taken) <= slot <= max(taken)]
        rows: defaultdict[UUID | None, defaultdict[int, list[Sitting]]] = defaultdict(lambda: defaultdict(list))
        for one in placed:
            rows[_whose(problem, one, by)][one.slot].append(_sitting(problem, proposal, one, tables, numbers))
        lines = [
            Line(key, _label(key, parties, tables), tuple(tuple(cells[slot]) for slot in shown))
            for key, cells in rows.items()
        ]
        if lines:
            found.append(
                Sheet(day, tuple(local[slot] for slot in shown), tuple(sorted(lines, key=lambda one: one.label)))
            )
    return found


def _whose(problem: Problem, one: Placed, by: By) -> UUID | None:
    wish = problem.day.wishes[one.wish]
    return {"counterpart": wish.buyer, "exhibitor": wish.firm, "table": one.table}[by]


def _label(key: UUID | None, parties: Mapping[UUID, Called], tables: Mapping[UUID, str]) -> str:
    if key is not None and key in parties:
        return parties[key].code
    return tables.get(key, "") if key else ""


def _sitting(
    problem: Problem, proposal: Proposal, one: Placed, tables: Mapping[UUID, str], numbers: Mapping[UUID, int]
) -> Sitting:
    wish = problem.day.wishes[one.wish]
    changed = one.wish in proposal.moved or one.wish in proposal.added
    table = tables.get(one.table, "") if one.table else ""
    interpreter = numbers.get(one.interpreter, 0) if one.interpreter else 0
    locked = wish.locked and wish.kept == one.slot
    rest = (changed, one.wish, wish.half, locked)
    return Sitting(wish.firm, wish.buyer, table, one.language, interpreter, *rest)


def broken_locks(problem: Problem, proposal: Proposal) -> list[Wish]:
    """Locked meetings that are not where they were: somebody, or a table, is not free then any more."""
    slots = {one.wish: one.slot for one in proposal.placed}
    wishes = problem.day.wishes if proposal.placed else ()
    return [wish for at, wish in enumerate(wishes) if wish.locked and slots.get(at, -1) != wish.kept]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish that is not met, what both say, in which part of a day they would meet, and why (`reasons.WORDS`)."""

    exhibitor: UUID
    counterpart: UUID
    of_exhibitor: str
    of_counterpart: str
    why: str
    half: Half = "any"


def unmet_in(problem: Problem, proposal: Proposal) -> Sequence[Unmet]:
    """The heaviest first."""
    wishes = problem.day.wishes
    ones = sorted(proposal.unmet.items(), key=lambda one: (-wishes[one[0]].weight, one[0]))
    found = [
        Unmet(one.firm, one.buyer, one.of_firm, one.of_buyer, why, one.half)
        for one, why in ((wishes[at], why) for at, why in ones)
    ]
    return [*found, *(Unmet(*pair, "open", "open", "met_already") for pair in problem.met)]
