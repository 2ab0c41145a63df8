"""The assignment board at the desk: the hall with its tray, a step as a form, the way back, and an ear for others."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from core.access.accounts.doers import doers
from core.access.guard import BY_ITSELF
from core.access.staying import while_let_in
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.live.hub import Hub
from core.live.streaming import event, told
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.allocation.board.forms import take_step
from expo.allocation.board.queries import board_of, called, those_who_take_part
from expo.allocation.board.steps import latest_steps, moment_of
from expo.allocation.board.undoing import undo
from expo.allocation.neighbours.queries import aparts_of
from expo.allocation.neighbours.rules import RULE_NAMES
from expo.allocation.totals.rules import share_let, totals
from expo.editions.queries import edition_called
from expo.exhibitors.rules import KIND_NAMES
from expo.permissions import Expo
from expo.reservations.ending import SUBJECT
from expo.reservations.queries import lets
from expo.reservations.rules import STATE_NAMES
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/allocation"
LISTENS_SECONDS = 300.0
RETRY_SECONDS = 2.0


async def board_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The hall that the address asks for, with what was refused above it."""
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    number, steps = await moment_of(row.id), await latest_steps(row.id)
    shown = await board_of(
        actor, row, hall=typed(request.query_params.get("hall", "")), language=language_for(request, actor)
    )
    there = await lets(row.id)
    return screen(
        request,
        "expo/allocation/board/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        board=shown,
        number=number,
        steps=steps,
        ones=called([line.one for line in shown.lines]),
        who=await doers([one.actor for one in steps]),
        states=STATE_NAMES,
        kinds=KIND_NAMES,
        by_state=totals(there, lambda let: let.state or "free"),
        share=share_let(there),
    )


@get(PAGE, name="expo.allocation.board.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """One hall of it; `?hall=`."""
    return await board_page(request, blank())


@get(f"{PAGE}/listen", name="expo.allocation.board.listen", policy=Expo.EXHIBITOR_READ, opt={BY_ITSELF: True})
async def listen(request: AnyRequest, edition: FromPath[str], after: FromQuery[int] = 0) -> Stream:
    """A number, as server-sent events, whenever the board is another than it was at `after`."""
    row, hub = await edition_called(edition), request.app.state.hub
    hub.check()
    said = request.headers.get("last-event-id", "")
    known = int(said) if said.isascii() and said.isdecimal() else after
    return told(while_let_in(request, _numbers(hub, row.id, known)))


async def _numbers(hub: Hub, edition: Any, known: int) -> AsyncIterator[bytes]:
    yield event(retry_seconds=RETRY_SECONDS)
    async for woken in hub.beats(SUBJECT, seconds=LISTENS_SECONDS):
        number = await moment_of(edition) if woken else known
        yield event(str(number), id=str(number)) if number != known else event()
        known = number


@get(f"{PAGE}/steps/new", name="expo.allocation.board.new", policy=Expo.BOOTH_ASSIGN)
async def new(request: AnyRequest) -> Response[bytes]:
    """A step as a form; `?exhibitor=&booths=&reservation=` fill it in."""
    asked = {name: typed(request.query_params.get(name, "")) for name in ("exhibitor", "booths", "reservation")}
    act = "move" if asked["reservation"] else "give"
    return await step_page(request, blank(act=act, **{"as": "proposed"}, **asked))


@post(f"{PAGE}/steps", name="expo.allocation.board.create", policy=Expo.BOOTH_ASSIGN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """`act`: give, move, swap, release or confirm."""
    form = await read_form(request, shown_by=step_page)
    row = await edition_called(edition)
    step = await take_step(actor, row.id, form)

    async def effect() -> Response[None]:
        await step(now)
        return moved(f"/desk/{edition}/allocation" + _hall(form))

    return await once(request, effect, now=now)


@post(f"{PAGE}/undo", name="expo.allocation.board.update", policy=Expo.BOOTH_ASSIGN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """One's own latest step."""
    form = await read_form(request, shown_by=board_page)

    async def effect() -> Response[None]:
        await undo(actor, (await edition_called(edition)).id, now=now)
        return moved(f"/desk/{edition}/allocation" + _hall(form))

    return await once(request, effect, now=now)


def _hall(form: Form) -> str:
    hall = typed(form.raw("hall"), most=60)
    return f"?hall={hall}" if hall.replace("-", "").replace("_", "").isalnum() and hall.isascii() else ""


async def step_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The form of a step, with what was refused; who must not meet whom stands beside it."""
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    ones = await those_who_take_part(actor, row.id)
    chosen = next((one for one in ones if one.code == form.raw("exhibitor").upper()), None)
    there = await lets(row.id)
    return screen(
        request,
        "expo/allocation/board/new.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        ones=ones,
        names={one.id: one.name for one in ones},
        chosen=chosen,
        mine=[one for one in there if chosen and one.exhibitor == chosen.id],
        aparts=await aparts_of(row.id, [chosen.id]) if chosen else [],
        rule_names=RULE_NAMES,
        free=[one.number for one in there if not one.state and (chosen is None or one.kind == chosen.wishes.kind)],
        kinds=KIND_NAMES,
        states=STATE_NAMES,
    )


ROUTES = [index, listen, new, create, update]
