"""Timetables asked for, stopped, made into meetings and taken back."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.jobs.commands import ask
from core.journal.commands import record
from expo.meetings.arranging import arrange
from expo.meetings.asking import end
from expo.meetings.matching.asked import Asked
from expo.meetings.matching.facts import MatchApplied, MatchAsked, MatchUndone
from expo.meetings.matching.gathering import Problem, problem_of
from expo.meetings.matching.mending import apply_repair, arranged, mended
from expo.meetings.matching.proposals import Proposal
from expo.meetings.matching.queries import Run, problem_in, run_numbered, runs_of
from expo.meetings.matching.tables import MatchRun
from expo.meetings.permissions import Meetings
from expo.meetings.queries import meetings_of
from expo.meetings.voices import Voice

KIND = "expo.meetings.matching"
TURN = "SELECT pg_advisory_xact_lock(hashtextextended('match run of ' || {}, 0))"


class NothingWished(Conflict):
    message = mark("Nobody has said yet whom they wish to meet. Write down wishes first.")


class NoTimeLeft(Conflict):
    message = mark(
        "No half hour is left in which anybody could meet: the expo is over, or its opening hours are not set."
    )


class NothingLocked(Conflict):
    message = mark("Tick the meetings that are to stay first.")


class NotFinished(Conflict):
    message = mark("This timetable is still being looked for.")


class AppliedAlready(Conflict):
    message = mark("The meetings of this timetable were made already.")


class NotApplied(Conflict):
    message = mark("The meetings of this timetable have not been made.")


async def ask_for_run(
    actor: Actor, edition: UUID, asked: Asked, *, seed: int, now: datetime, again: int | None = None
) -> int:
    """Its number; it is looked for in the background. With `again` the problem of that run, as it was then. Raises
    NothingWished, NoTimeLeft, Denied, NotFound.
    """
    async with _in_turn(actor, edition):
        before = await run_numbered(edition, again) if again else None
        problem = await problem_in(before.id) if before else await _problem(edition, asked, now)
        _check(problem, now)
        return await _asked(actor, edition, before.asked if before else asked, problem, now, seed=seed)


async def lock_and_ask(
    actor: Actor, edition: UUID, number: int, wishes: Collection[int], *, seed: int, now: datetime
) -> int:
    """A new run in which these meetings of that one (places among its wishes) keep their times, and all others are free to
    move. Raises NothingLocked, NothingWished, NoTimeLeft, Denied,
    NotFound.
    """
    async with _in_turn(actor, edition):
        before = await run_numbered(edition, number)
        kept = await _times_in(before, wishes)
        if not kept:
            raise NothingLocked
        asked = msgspec.structs.replace(before.asked, keep=None, locked=number)
        problem = await problem_of(edition, asked, now=now, kept=kept)
        _check(problem, now)
        return await _asked(actor, edition, asked, problem, now, seed=seed)


def _check(problem: Problem, now: datetime) -> None:
    if not any(one.weight for one in problem.day.wishes):
        raise NothingWished
    if not any(begin > now for begin in problem.begins):
        raise NoTimeLeft


async def stop_run(actor: Actor, edition: UUID, number: int, *, now: datetime) -> None:
    """The best so far is taken. Raises Denied, NotFound."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        known = await run_numbered(edition, number, lock=True)
        if known.stopped_at is None and known.finished_at is None:
            await _set(known, {MatchRun.stopped_at: now})


async def mend(actor: Actor, edition: UUID, number: int, *, now: datetime) -> int:
    """A new run that mends what was made of this one: who cancelled is left out, few others move, and who waited comes in.
    Raises NotApplied, Denied, NotFound.
    """
    async with _in_turn(actor, edition):
        known = await run_numbered(edition, number)
        if not known.meetings or known.undone_at:
            raise NotApplied
        problem, proposal = await mended(known, await meetings_of("edition", edition), now=now)
        made = await _insert(actor, edition, known.asked, problem, now, seed=known.seed, like=number)
        await keep(await run_numbered(edition, made), proposal)
        await _set(await run_numbered(edition, made), {MatchRun.finished_at: now})
    return made


async def apply_run(actor: Actor, edition: UUID, number: int, *, write: bool, now: datetime) -> int:
    """Makes the meetings, all or none; both sides of each are written to where `write`. How many. Raises NotFinished,
    AppliedAlready, Taken in words, Denied, NotFound.
    """
    async with _in_turn(actor, edition):
        known = await run_numbered(edition, number, lock=True)
        if known.finished_at is None or known.proposed is None:
            raise NotFinished
        if known.applied_at:
            raise AppliedAlready
        problem = await problem_in(known.id)
        if known.like is None:
            wanted = [arranged(problem, one) for one in known.proposed.placed]
            made = await arrange(actor, edition=edition, wanted=wanted, write=write, now=now)
        else:
            before = await run_numbered(edition, known.like, lock=True)
            made = await apply_repair(actor, before, problem, known.proposed, write=write, now=now)
        await _set(known, {MatchRun.applied_at: now, MatchRun.meetings: _json(made)})
        await record(actor, MatchApplied(edition=edition, number=number, count=len(made)), now=now)
    return len(made)


async def undo_run(actor: Actor, edition: UUID, number: int, *, because: str, now: datetime) -> int:
    """Cancels those of its meetings that still stand and have not begun. How many. Raises NotApplied, Denied, NotFound."""
    async with _in_turn(actor, edition):
        known = await run_numbered(edition, number, lock=True)
        if known.applied_at is None or known.undone_at:
            raise NotApplied
        mine, count = set(known.meetings), 0
        for one in await meetings_of("edition", edition):
            if one.id in mine and one.state == "agreed" and one.begins_at and one.begins_at > now:
                await end(Voice(actor, "organiser"), one.id, "cancel", said=because, now=now)
                count += 1
        await _set(known, {MatchRun.undone_at: now})
        await record(actor, MatchUndone(edition=edition, number=number, count=count), now=now)
    return count


async def keep(run: Run, proposal: Proposal) -> None:
    """The best so far."""
    await _set(run, {MatchRun.proposed: _json(proposal)})


async def finish(run: Run, *, now: datetime) -> None:
    await _set(run, {MatchRun.finished_at: now})


async def _problem(edition: UUID, asked: Asked, now: datetime) -> Problem:
    kept = {} if asked.keep is None else await _times_in(await run_numbered(edition, asked.keep))
    return await problem_of(edition, asked, now=now, kept=kept)


async def _times_in(run: Run, wishes: Collection[int] | None = None) -> Mapping[tuple[UUID, UUID], datetime]:
    """When exhibitors and counterparts meet in a proposal; with `wishes` only those."""
    known = await problem_in(run.id)
    placed = run.proposed.placed if run.proposed else ()
    pairs = {one.wish: known.day.wishes[one.wish] for one in placed if wishes is None or one.wish in wishes}
    begins = {one.wish: known.begins[one.slot] for one in placed}
    return {(pair.firm, pair.buyer): begins[wish] for wish, pair in pairs.items()}


async def _asked(actor: Actor, edition: UUID, asked: Asked, problem: Problem, now: datetime, *, seed: int) -> int:
    """Its number; a job looks for it."""
    key = uuid4()
    job = await ask(actor, KIND, {"run": str(key)}, now=now)
    return await _insert(actor, edition, asked, problem, now, key=key, seed=seed, job=job)


async def _insert(
    actor: Actor,
    edition: UUID,
    asked: Asked,
    problem: Problem,
    now: datetime,
    *,
    seed: int,
    key: UUID | None = None,
    job: UUID | None = None,
    like: int | None = None,
) -> int:
    known = await runs_of(actor, edition)
    number = known[0].number + 1 if known else 1
    made = MatchRun(
        id=key or uuid4(),
        edition=edition,
        number=number,
        like=like,
        asked=_json(asked),
        seed=seed,
        problem=_json(problem),
        digest=problem.digest(),
        job=job,
        made_at=now,
        made_by=str(actor),
    )
    await MatchRun.insert(made)
    await record(actor, MatchAsked(edition=edition, number=number), now=now)
    return number


async def _set(known: Run, values: dict[Any, Any]) -> None:
    await MatchRun.update(values).where(MatchRun.id == known.id)


def _json(things: object) -> str:
    return msgspec.json.encode(things).decode()


@asynccontextmanager
async def _in_turn(actor: Actor, edition: UUID) -> AsyncIterator[None]:
    """Runs of an edition are numbered and made one after the other."""
    require(actor, Meetings.MEETING_WRITE)
    async with transaction():
        await DB.run_querystring(QueryString(TURN, str(edition)))
        yield
