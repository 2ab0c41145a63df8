"""A plan at the desk: line by line with its reasons, beside another one, changed by hand, proposed to all."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.allocation.board.queries import who_takes_part
from expo.allocation.rounds.commands import change_line, propose
from expo.allocation.rounds.queries import changed_lines, plan_numbered, plans_of, round_numbered
from expo.allocation.rounds.routes import ONE
from expo.allocation.rounds.words import WORDS
from expo.editions.queries import edition_called
from expo.exhibitors.queries import applications, fair_of
from expo.permissions import Expo
from expo.reservations.desk.forms import LONGEST_REASON, numbers_in
from expo.reservations.queries import lets
from expo.reservations.rules import STATE_NAMES
from i18n.text import required

PLAN = f"{ONE}/plans/{{plan:int}}"


@get(PLAN, name="expo.allocation.rounds.plans.show", policy=Expo.EXHIBITOR_READ)
async def show(request: AnyRequest, number: GivenNumber) -> Response[bytes]:
    """`?beside=` another plan's number."""
    return await _page(request, blank())


@post(f"{PLAN}/lines", name="expo.allocation.rounds.plans.update", policy=Expo.BOOTH_ASSIGN)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Other booths, or none, for one exhibitor: a new plan."""
    form = await read_form(request, shown_by=_page)
    row = await edition_called(edition)
    code, booths = form.text("exhibitor", most=12), numbers_in(form, "booths") if form.raw("booths").strip() else []
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        one = await who_takes_part(actor, row.id, code)
        said: dict[str, Any] = {"exhibitor": one.id, "booths": booths, "because": because}
        made = await change_line(actor, row.id, number, int(request.path_params["plan"]), **said, now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}/plans/{made}")

    return await once(request, effect, now=now)


@post(f"{PLAN}/proposal", name="expo.allocation.rounds.plans.create", policy=Expo.BOOTH_ASSIGN)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """To everybody in it, in one go."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        await propose(actor, row.id, number, int(request.path_params["plan"]), now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    known = await round_numbered(row.id, int(request.path_params["number"]))
    shown, every = await plan_numbered(known.id, int(request.path_params["plan"])), await plans_of(known.id)
    beside = next((one for one in every if str(one.number) == request.query_params.get("beside", "")), None)
    there = await lets(row.id)
    return screen(
        request,
        "expo/allocation/rounds/plans/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        round=known,
        plan=shown,
        others=[one for one in every if one.number != shown.number],
        beside=beside,
        differences={line.exhibitor: booths for line, booths in changed_lines(shown, beside)} if beside else {},
        ones={one.id: one for one in await applications(actor, row.id)},
        free=[one.number for one in there if not one.state],
        gone={one.number for one in there if one.state},
        states={one.reservation: one.state for one in there if one.reservation},
        words=WORDS,
        state_names=STATE_NAMES,
        fair=await fair_of(row.id),
    )


ROUTES = [show, update, create]
