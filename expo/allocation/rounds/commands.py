"""A round: begun, ranked, planned, changed by hand, proposed to all, confirmed."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.jobs.commands import ask
from core.journal.commands import record
from expo.allocation.facts import (
    PlanChanged,
    PlanProposed,
    PriorityChanged,
    PriorityComputed,
    ProposalsConfirmed,
    RoundBegun,
)
from expo.allocation.rounds.filling import Line, Note
from expo.allocation.rounds.priority import Criterion, Method, NothingRanked, moved, ranked
from expo.allocation.rounds.queries import (
    Plan,
    Round,
    candidates,
    outcome_of,
    plan_numbered,
    plans_of,
    round_numbered,
    rounds_of,
)
from expo.allocation.rounds.tables import AllocationPlan, AllocationRound
from expo.permissions import Expo
from expo.reservations.commands import assign_booths, move_booths, move_reservation
from expo.reservations.queries import booths_called, lets, reservation_of
from expo.reservations.rules import NoReservation
from expo.reservations.turns import turn

KIND = "expo.allocation.plan"


class ProposedAlready(Conflict):
    message = mark("A plan of this round has been proposed already.")


class NotFreeAnyMore(Conflict):
    message = mark("Not free any more: {booths}. Change these lines, or let a new plan be made.")


class TwiceInPlan(Conflict):
    message = mark("Booth {booth} is given to somebody else in this plan.")


async def begin_round(
    actor: Actor,
    edition: UUID,
    *,
    closes_at: datetime,
    method: Method,
    criteria: Sequence[Criterion],
    seed: int,
    now: datetime,
) -> int:
    """Its number. Raises Denied."""
    async with _in_turn(actor, edition):
        known = await rounds_of(edition)
        number = known[0].number + 1 if known else 1
        made = AllocationRound(
            id=uuid4(),
            edition=edition,
            number=number,
            closes_at=closes_at,
            method=method,
            criteria=_json(criteria),
            seed=seed,
            made_at=now,
            made_by=str(actor),
        )
        await AllocationRound.insert(made)
        await record(actor, RoundBegun(edition=edition, number=number), now=now)
    return number


async def rank(actor: Actor, edition: UUID, number: int, *, now: datetime) -> int:
    """Computes the list anew; what was changed by hand is gone. How many are on it. Raises ProposedAlready, NotFound."""
    async with _in_turn(actor, edition):
        known = await _open(edition, number)
        ones = await candidates(actor, edition, until=known.closes_at)
        found = ranked(ones, known.criteria, method=known.method, seed=known.seed)  # type: ignore[arg-type]
        await _set(known, {AllocationRound.ranking: _json(found), AllocationRound.ranked_at: now})
        await record(actor, PriorityComputed(edition=edition, number=number, count=len(found)), now=now)
    return len(found)


async def move_rank(
    actor: Actor, edition: UUID, number: int, *, exhibitor: UUID, place: int, because: str, now: datetime
) -> None:
    """By hand, with a reason that stays on the list. Raises NothingRanked, ProposedAlready, NotFound."""
    async with _in_turn(actor, edition):
        known = await _open(edition, number)
        try:
            found, before = moved(known.ranking, exhibitor, place, because)
        except KeyError as error:
            raise NotFound from error
        await _set(known, {AllocationRound.ranking: _json(found)})
        fact = PriorityChanged(edition=edition, number=number, exhibitor=exhibitor, before=before, after=place)
        await record(actor, fact, now=now, because=because)


async def ask_for_plan(actor: Actor, edition: UUID, number: int, *, now: datetime) -> UUID:
    """A run in the background; its job. Raises NothingRanked, ProposedAlready, NotFound."""
    async with _in_turn(actor, edition):
        known = await _open(edition, number)
        if not known.ranking:
            raise NothingRanked
        seed = known.seed + len(await plans_of(known.id))
        job = await ask(actor, KIND, {"round": str(known.id), "seed": seed, "by": str(actor)}, now=now)
        await AllocationRound.update({AllocationRound.job: job}).where(AllocationRound.id == known.id)
    return job


async def keep_plan(
    round_: UUID, lines: Sequence[Line], *, seed: int, by: str, now: datetime, like: int | None = None
) -> int:
    """In the caller's transaction, which has the edition's turn: the number of a new plan."""
    known = await plans_of(round_)
    number = known[0].number + 1 if known else 1
    made = AllocationPlan(
        id=uuid4(), round=round_, number=number, seed=seed, like=like, lines=_json(lines), made_at=now, made_by=by
    )
    await AllocationPlan.insert(made)
    return number


async def change_line(
    actor: Actor,
    edition: UUID,
    number: int,
    plan: int,
    *,
    exhibitor: UUID,
    booths: Sequence[str],
    because: str,
    now: datetime,
) -> int:
    """The number of a new plan that differs in one line; without booths they get none. Raises TwiceInPlan, NotFreeAnyMore,
    NoSuchBooth, ProposedAlready, NotFound.
    """
    async with _in_turn(actor, edition):
        known = await _open(edition, number)
        before = await plan_numbered(known.id, plan)
        line = next((one for one in before.lines if one.exhibitor == exhibitor), None)
        if line is None:
            raise NotFound
        numbers = tuple(sorted({row["number"] for row in await booths_called(edition, booths)})) if booths else ()
        await _check_free(edition, before, line, numbers)
        after = msgspec.structs.replace(line, booths=numbers, notes=(Note("by_hand", {}),), by_hand=because)
        lines = [after if one is line else one for one in before.lines]
        made = await keep_plan(known.id, lines, seed=before.seed, by=str(actor), now=now, like=plan)
        fact = PlanChanged(edition=edition, number=number, plan=made, exhibitor=exhibitor)
        await record(actor, fact, now=now, because=because)
    return made


async def propose(actor: Actor, edition: UUID, number: int, plan: int, *, now: datetime) -> int:
    """To everybody who has booths in the plan, all or none; each is written to. How many. Raises NotFreeAnyMore,
    ProposedAlready, NotTakingPart, NotFound.
    """
    async with _in_turn(actor, edition):
        known = await _open(edition, number)
        chosen = await plan_numbered(known.id, plan)
        wanted = {booth for one in chosen.lines for booth in one.booths}
        gone = sorted(one.number for one in await lets(edition) if one.state and one.number in wanted)
        if gone:
            raise NotFreeAnyMore(booths=" ".join(gone))
        lines = [await _proposed(actor, one, now) for one in chosen.lines]
        mine = (AllocationPlan.round == known.id) & (AllocationPlan.number == plan)
        await AllocationPlan.update({AllocationPlan.lines: _json(lines)}).where(mine)
        await _set(known, {AllocationRound.proposed_plan: plan, AllocationRound.proposed_at: now})
        fact = PlanProposed(edition=edition, number=number, plan=plan, count=chosen.placed)
        await record(actor, fact, now=now)
    return chosen.placed


async def confirm_all(actor: Actor, edition: UUID, number: int, *, of: Collection[UUID], now: datetime) -> int:
    """What was taken of the round's proposals, or stands since nobody objected, as far as it is among the reservations
    `of` that whoever confirms was shown. How many.
    """
    async with _in_turn(actor, edition):
        outcome = await outcome_of(await round_numbered(edition, number))
        chosen = [one.id for one in outcome.stands if one.id in of]
        for one in chosen:
            await move_reservation(actor, one, to="confirmed", now=now)
        if chosen:
            await record(actor, ProposalsConfirmed(edition=edition, number=number, count=len(chosen)), now=now)
    return len(chosen)


async def answer_objection(
    actor: Actor, edition: UUID, reservation: UUID, *, to: str, booths: Sequence[str], because: str, now: datetime
) -> None:
    """Proposed again, in other booths where some are named, or released. Raises NotNow, BoothTaken, NoReservation."""
    async with _in_turn(actor, edition):
        known = await reservation_of(reservation)
        if known.edition != edition or known.state != "objected":
            raise NoReservation
        if booths and to == "proposed":
            await move_booths(actor, reservation, booths=booths, now=now)
        await move_reservation(actor, reservation, to=to, because=because, now=now)


async def _proposed(actor: Actor, line: Line, now: datetime) -> Line:
    if not line.booths:
        return line
    made = await assign_booths(actor, line.exhibitor, booths=line.booths, as_="proposed", now=now)
    return msgspec.structs.replace(line, reservation=made.id)


async def _check_free(edition: UUID, plan: Plan, line: Line, numbers: Sequence[str]) -> None:
    for other in plan.lines:
        twice = set(other.booths) & set(numbers)
        if other is not line and twice:
            raise TwiceInPlan(booth=min(twice))
    gone = sorted(one.number for one in await lets(edition) if one.state and one.number in numbers)
    if gone:
        raise NotFreeAnyMore(booths=" ".join(gone))


async def _open(edition: UUID, number: int) -> Round:
    known = await round_numbered(edition, number, lock=True)
    if known.proposed_at is not None:
        raise ProposedAlready
    return known


async def _set(known: Round, values: dict[Any, Any]) -> None:
    again = {**values, AllocationRound.revision: known.revision + 1}
    await AllocationRound.update(again).where(AllocationRound.id == known.id)


def _json(things: object) -> str:
    return msgspec.json.encode(things).decode()


@asynccontextmanager
async def _in_turn(actor: Actor, edition: UUID) -> AsyncIterator[None]:
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        await turn(edition)
        yield
