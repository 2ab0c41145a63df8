"""A proposed timetable at the desk: looked at, compared, stopped, made into meetings, mended, taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import randbelow
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.meetings.matching import commands
from expo.meetings.matching.asked import HALVES, LIKINGS, STAYS, WHERE
from expo.meetings.matching.forms import locked_in
from expo.meetings.matching.proposals import Changed, Proposal, differences
from expo.meetings.matching.queries import (
    Called,
    Run,
    on_its_way,
    parties_of,
    problem_in,
    run_numbered,
    runs_of,
    tables_of,
)
from expo.meetings.matching.reasons import SHORT, WORDS
from expo.meetings.matching.routes import MOST_SEED, PAGE
from expo.meetings.matching.views import BY_NAMES, LINE_NAMES, By, broken_locks, sheets, unmet_in
from expo.meetings.permissions import Meetings
from i18n.text import required

ONE = f"{PAGE}/runs/{{number:int}}"
LONGEST_REASON = 1000


@get(ONE, name="expo.meetings.matching.runs.show", policy=Meetings.MEETING_READ)
async def show(request: AnyRequest, number: GivenNumber) -> Response[bytes]:
    """`?by=` counterpart, exhibitor or table, `&beside=` another run's number, `&lock=on` to tick meetings that stay."""
    return await _page(request, blank(write="on"))


@post(f"{ONE}/locks", name="expo.meetings.matching.runs.lock", policy=Meetings.MEETING_WRITE)
async def lock(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Another timetable, in which the meetings that are ticked stay as they are."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    wishes = locked_in(form, await problem_in((await run_numbered(row.id, number)).id))

    async def effect() -> Response[None]:
        made = await commands.lock_and_ask(actor, row.id, number, wishes, seed=randbelow(MOST_SEED), now=now)
        return moved(_address(edition, made))

    return await once(request, effect, now=now)


@post(f"{ONE}/stop", name="expo.meetings.matching.runs.edit", policy=Meetings.MEETING_WRITE)
async def edit(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """The best so far is taken."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.stop_run(actor, (await edition_called(edition)).id, number, now=now)
        return moved(_address(edition, number))

    return await once(request, effect, now=now)


@post(f"{ONE}/meetings", name="expo.meetings.matching.runs.create", policy=Meetings.MEETING_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """All its meetings are made, or none."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)

    async def effect() -> Response[None]:
        await commands.apply_run(actor, row.id, number, write=form.flag("write"), now=now)
        return moved(_address(edition, number))

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="expo.meetings.matching.runs.destroy", policy=Meetings.MEETING_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Its meetings that are still to come are cancelled."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        await commands.undo_run(actor, row.id, number, because=because, now=now)
        return moved(_address(edition, number))

    return await once(request, effect, now=now)


@post(f"{ONE}/repetition", name="expo.meetings.matching.runs.new", policy=Meetings.MEETING_WRITE)
async def new(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """The same question again: with the same seed, or with another one."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    known = await run_numbered(row.id, number)
    seed = randbelow(MOST_SEED) if form.flag("other") else known.seed

    async def effect() -> Response[None]:
        made = await commands.ask_for_run(actor, row.id, known.asked, seed=seed, now=now, again=number)
        return moved(_address(edition, made))

    return await once(request, effect, now=now)


@post(f"{ONE}/repair", name="expo.meetings.matching.runs.update", policy=Meetings.MEETING_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """What is to be changed, now that somebody has cancelled: as a timetable to look at first."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        made = await commands.mend(actor, (await edition_called(edition)).id, number, now=now)
        return moved(_address(edition, made))

    return await once(request, effect, now=now)


def _address(edition: str, number: int) -> str:
    return f"/desk/{edition}/matching/runs/{number}"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    run = await run_numbered(row.id, int(request.path_params["number"]))
    problem, proposal = await problem_in(run.id), run.proposed or Proposal()
    parties, tables, runs = await parties_of(actor, row.id), await tables_of(row.id), await runs_of(actor, row.id)
    asked_by = request.query_params.get("by", "counterpart")
    by = cast("By", asked_by if asked_by in BY_NAMES else "counterpart")
    beside = _beside(request, runs, run)
    other, there = (await problem_in(beside.id), beside.proposed) if beside else (problem, None)
    return screen(
        request,
        "expo/meetings/matching/runs/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        run=run,
        proposal=proposal,
        on_its_way=await on_its_way(run),
        sheets=sheets(problem, proposal, by=by, parties=parties, tables=tables, zone=row.zone),
        unmet=unmet_in(problem, proposal),
        lost=[problem.day.wishes[one] for one in proposal.lost],
        parties=parties,
        by=by,
        bys=BY_NAMES,
        corners=LINE_NAMES,
        others=[one for one in runs if one.number != run.number and one.proposed],
        beside=beside,
        changed=_in_order(differences(proposal, problem, there, other) if there else [], parties),
        likings=LIKINGS,
        part_of_day=HALVES,
        locking=_locking(request, run, form),
        broken=broken_locks(problem, proposal),
        wheres=WHERE,
        ways=STAYS,
        words=WORDS,
        shorts=SHORT,
        zone=ZoneInfo(row.zone),
    )


def _beside(request: AnyRequest, runs: list[Run], run: Run) -> Run | None:
    wanted = request.query_params.get("beside", "")
    return next((one for one in runs if str(one.number) == wanted and one.proposed and one.number != run.number), None)


def _locking(request: AnyRequest, run: Run, form: Form) -> bool:
    """Meetings can be ticked: of a finished timetable that is none yet and mends none."""
    wanted = "lock" in request.query_params or "lock" in form.values or request.url.path.endswith("/locks")
    return wanted and run.finished_at is not None and run.applied_at is None and run.like is None


def _in_order(changed: Sequence[Changed], parties: Mapping[UUID, Called]) -> list[Changed]:
    """By counterpart, and by when they would meet first."""

    def place(one: Changed) -> tuple[str, datetime]:
        known = parties.get(one.pair[1])
        return known.code if known else "", min(at for at in (one.here, one.there) if at)

    return sorted(changed, key=place)


ROUTES = [show, lock, edit, create, destroy, new, update]
