"""A proposal as it is kept with its run."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from expo.meetings.matching.counting import Short
from expo.meetings.matching.gathering import Problem
from expo.meetings.matching.proposing import Placed, Timetable


class Proposal(msgspec.Struct, frozen=True):
    """`unmet` says by wish why (`reasons.WORDS`), `lacking` by exhibitor how many meetings are missing to the least. Of a
    repair also which wishes moved, came in and were lost.
    """

    placed: tuple[Placed, ...] = ()
    weight: int = 0
    bound: float = 0.0
    breaks: int = 0
    breaks_bound: int = 0
    unmet: Mapping[int, str] = {}
    lacking: Mapping[UUID, int] = {}
    short: tuple[Short, ...] = ()
    moved: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    @property
    def gap(self) -> float:
        """The part of the weight that can be had at most which is missing."""
        return max(0.0, (self.bound - self.weight) / self.bound) if self.bound else 0.0


def proposal_of(found: Timetable, short: tuple[Short, ...]) -> Proposal:
    return Proposal(
        found.placed,
        found.weight,
        found.bound,
        found.breaks,
        found.breaks_bound,
        dict(found.unmet),
        dict(found.lacking),
        short,
    )


class Changed(msgspec.Struct, frozen=True):
    """Two (exhibitor, counterpart) whose meeting is another in one of two proposals; None: they have none there."""

    pair: tuple[UUID, UUID]
    here: datetime | None
    there: datetime | None


def differences(here: Proposal, of: Problem, there: Proposal, other: Problem) -> list[Changed]:
    """When they meet (UTC) in each, for those for whom that differs."""
    mine, theirs = _times(here, of), _times(there, other)
    pairs = sorted(mine.keys() | theirs.keys())
    return [Changed(pair, mine.get(pair), theirs.get(pair)) for pair in pairs if mine.get(pair) != theirs.get(pair)]


def _times(one: Proposal, problem: Problem) -> dict[tuple[UUID, UUID], datetime]:
    wishes = problem.day.wishes
    return {(wishes[each.wish].firm, wishes[each.wish].buyer): problem.begins[each.slot] for each in one.placed}
