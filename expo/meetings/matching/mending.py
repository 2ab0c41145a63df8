"""A timetable that was made into meetings, mended: from what stands of it now to what is to be changed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.actor import Actor
from expo.meetings.arranging import Arranged, arrange, move
from expo.meetings.asking import end
from expo.meetings.keeping import let_go
from expo.meetings.matching.gathering import Problem, problem_of
from expo.meetings.matching.proposals import Proposal
from expo.meetings.matching.proposing import Placed
from expo.meetings.matching.queries import Run, problem_in
from expo.meetings.matching.repairing import repaired
from expo.meetings.queries import Meet, meetings_of
from expo.meetings.rules import OVER
from expo.meetings.voices import Voice


async def mended(run: Run, known: Sequence[Meet], *, now: datetime) -> tuple[Problem, Proposal]:
    """Of the half hours to come: its meetings that stand, without those that ended, as few moved as can be."""
    mine = [one for one in known if one.id in set(run.meetings)]
    standing = [one for one in mine if one.state == "agreed" and one.begins_at and one.begins_at > now]
    problem = await problem_of(run.edition, run.asked, now=now, without={one.id for one in standing})
    wishes = {(one.firm, one.buyer): at for at, one in enumerate(problem.day.wishes)}
    slots = {begin: slot for slot, begin in enumerate(problem.begins)}
    placed = [
        Placed(wishes[_pair(one)], slots[one.begins_at], one.language, one.table, one.interpreter)
        for one in standing
        if one.begins_at in slots and _pair(one) in wishes
    ]
    met = {_pair(one) for one in standing}
    gone = {wishes[_pair(one)] for one in mine if one.state in OVER and _pair(one) in wishes and _pair(one) not in met}
    found = repaired(problem.day, placed, gone)
    weight = sum(problem.day.wishes[one.wish].weight for one in found.placed)
    bound = float(sum(problem.day.wishes[one.wish].weight for one in placed))
    done = {*gone, *(one.wish for one in found.placed)}
    before = {wishes.get(pair, -1): why for pair, why in (await _still_short(run)).items()}
    proposal = Proposal(
        found.placed,
        weight,
        max(bound, weight),
        unmet={at: why for at, why in before.items() if at not in {-1, *done}},
        moved=found.moved,
        added=found.added,
        lost=found.lost,
    )
    return problem, proposal


async def _still_short(run: Run) -> dict[tuple[UUID, UUID], str]:
    """Which pairs the timetable before had not brought together, and why: mending brings in who is free, no more."""
    if run.proposed is None:
        return {}
    wishes = (await problem_in(run.id)).day.wishes
    return {(wishes[at].firm, wishes[at].buyer): why for at, why in run.proposed.unmet.items()}


async def apply_repair(
    actor: Actor, before: Run, problem: Problem, proposal: Proposal, *, write: bool, now: datetime
) -> list[UUID]:
    """In the caller's transaction: what is lost is cancelled, what moved moves at once, what came in is agreed. The meetings
    that the run has now.
    """
    wishes = problem.day.wishes
    known = {_pair(one): one for one in await meetings_of("edition", before.edition) if one.id in set(before.meetings)}
    at = {one.wish: one for one in proposal.placed}
    for wish in proposal.lost:
        await end(Voice(actor, "organiser"), known[_of(problem, wish)].id, "cancel", now=now)
    await let_go([known[_of(problem, wish)].id for wish in proposal.moved])
    for wish in proposal.moved:
        await move(actor, known[_of(problem, wish)].id, arranged(problem, at[wish]), now=now)
    new = [arranged(problem, at[wish]) for wish in proposal.added]
    made = await arrange(actor, edition=before.edition, wanted=new, write=write, now=now)
    kept = [
        known[pair].id for one in proposal.placed if (pair := (wishes[one.wish].firm, wishes[one.wish].buyer)) in known
    ]
    return [*kept, *made]


def arranged(problem: Problem, one: Placed) -> Arranged:
    """A placed meeting as one that is to be made."""
    pair = problem.day.wishes[one.wish]
    return Arranged(pair.firm, pair.buyer, problem.during(one.slot), one.language, one.interpreter, one.table)


def _of(problem: Problem, wish: int) -> tuple[UUID, UUID]:
    return problem.day.wishes[wish].firm, problem.day.wishes[wish].buyer


def _pair(one: Meet) -> tuple[UUID, UUID]:
    return one.exhibitor, one.counterpart
