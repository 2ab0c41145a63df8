"""Rounds of allocation at the desk: declared, ranked, planned, and proposed to all."""

from datetime import datetime
from random import SystemRandom
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.mailings.rules import LEFT_OUT
from core.web.given import AnyRequest, GivenActor, GivenNow, GivenNumber
from core.web.screens import moved, screen
from expo.allocation.board.queries import who_takes_part
from expo.allocation.board.routes import PAGE as BOARD
from expo.allocation.rounds import commands
from expo.allocation.rounds.forms import SLOTS, declared_in
from expo.allocation.rounds.priority import CRITERION_NAMES, METHOD_NAMES
from expo.allocation.rounds.queries import outcome_of, plans_of, round_numbered, rounds_of, running
from expo.editions.queries import edition_called
from expo.exhibitors.looks import note_exhibitors
from expo.exhibitors.queries import applications, fair_of
from expo.permissions import Expo
from expo.reservations.desk.forms import LONGEST_REASON
from i18n.text import required

PAGE = f"{BOARD}/rounds"
ONE = f"{PAGE}/{{number:int}}"
MOST_SEED, MOST_PLACE = 999_999, 10_000


@get(PAGE, name="expo.allocation.rounds.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The rounds of the edition, and the form of a new one."""
    return await _list(request, blank(method="lexicographic", by_1="area", by_2="applied", by_3="former"))


@post(PAGE, name="expo.allocation.rounds.create", policy=Expo.BOOTH_ASSIGN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Its lot is drawn now, and said."""
    form = await read_form(request, shown_by=_list)
    row = await edition_called(edition)
    said = declared_in(form, row.zone)
    form.check()
    assert said is not None  # noqa: S101 -- the form was without mistakes

    async def effect() -> Response[None]:
        seed = SystemRandom().randint(0, MOST_SEED)
        how: dict[str, Any] = {"closes_at": said.closes_at, "method": said.method, "criteria": said.criteria}
        number = await commands.begin_round(actor, row.id, **how, seed=seed, now=now)
        await commands.rank(actor, row.id, number, now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}")

    return await once(request, effect, now=now)


@get(ONE, name="expo.allocation.rounds.show", policy=Expo.EXHIBITOR_READ)
async def show(request: AnyRequest, number: GivenNumber) -> Response[bytes]:
    """The priority list with its criteria, and the plans."""
    return await _show(request, blank())


@post(f"{ONE}/ranking", name="expo.allocation.rounds.update", policy=Expo.BOOTH_ASSIGN)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Computes the list anew, or, with an `exhibitor`, moves one by hand."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    code = form.text("exhibitor", most=12, needed=False)
    place = form.whole("place", least=1, most=MOST_PLACE) if code else 0
    because = form.text("because", most=LONGEST_REASON) if code else ""
    form.check()

    async def effect() -> Response[None]:
        if code:
            one = await who_takes_part(actor, row.id, code)
            wanted: dict[str, Any] = {"exhibitor": one.id, "place": place, "because": because}
            await commands.move_rank(actor, row.id, number, **wanted, now=now)
        else:
            await commands.rank(actor, row.id, number, now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}")

    return await once(request, effect, now=now)


@post(f"{ONE}/plans", name="expo.allocation.rounds.plan", policy=Expo.BOOTH_ASSIGN)
async def plan(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Made in the background; the page says how far it is."""
    await read_form(request, shown_by=_show)

    async def effect() -> Response[None]:
        await commands.ask_for_plan(actor, (await edition_called(edition)).id, number, now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}")

    return await once(request, effect, now=now)


@post(f"{ONE}/confirmations", name="expo.allocation.rounds.confirm", policy=Expo.BOOTH_ASSIGN)
async def confirm(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: GivenNumber
) -> Response[Any]:
    """Every `reservation` that was shown and still stands: taken, or nobody objected to it in time."""
    form = await read_form(request, shown_by=_show)
    shown = form.ids("reservation")

    async def effect() -> Response[None]:
        await commands.confirm_all(actor, (await edition_called(edition)).id, number, of=shown, now=now)
        return moved(f"/desk/{edition}/allocation/rounds/{number}")

    return await once(request, effect, now=now)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    return screen(
        request,
        "expo/allocation/rounds/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        rounds=await rounds_of(row.id),
        fair=await fair_of(row.id),
        slots=SLOTS,
        criteria=CRITERION_NAMES,
        methods=METHOD_NAMES,
        zone=ZoneInfo(row.zone),
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    known = await round_numbered(row.id, int(request.path_params["number"]))
    ones = {one.id: one for one in await applications(actor, row.id)}
    outcome = await outcome_of(known)
    whom = [ones[one.exhibitor] for one in outcome.stands if one.exhibitor in ones]
    await note_exhibitors(actor, whom, now=request.app.state.clock())
    return screen(
        request,
        "expo/allocation/rounds/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        round=known,
        plans=await plans_of(known.id),
        on_its_way=await running(known.job),
        ones=ones,
        outcome=outcome,
        reasons=LEFT_OUT,
        criteria=CRITERION_NAMES,
        methods=METHOD_NAMES,
        zone=ZoneInfo(row.zone),
        moment=datetime.fromisoformat,
    )


ROUTES = [index, create, show, update, plan, confirm]
