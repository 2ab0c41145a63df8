"""Objections to proposals at the desk: what was said against which booths, and how it was answered."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.allocation.board.routes import PAGE as BOARD
from expo.allocation.rounds.commands import answer_objection
from expo.allocation.rounds.queries import objections_of
from expo.editions.queries import edition_called
from expo.exhibitors.queries import applications
from expo.permissions import Expo
from expo.reservations.desk.forms import LONGEST_REASON, numbers_in
from expo.reservations.queries import lets
from expo.reservations.rules import STATE_NAMES
from i18n.text import required

PAGE = f"{BOARD}/objections"


@get(PAGE, name="expo.allocation.rounds.objections.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Those that wait first."""
    return await _page(request, blank())


@post(f"{PAGE}/{{reservation:uuid}}", name="expo.allocation.rounds.objections.update", policy=Expo.BOOTH_ASSIGN)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], reservation: FromPath[UUID]
) -> Response[Any]:
    """`to`: proposed (again, in other `booths` where some are named) or released."""
    form = await read_form(request, shown_by=_page)
    to = form.choice("to", ("proposed", "released"))
    booths = numbers_in(form, "booths") if to == "proposed" and form.raw("booths").strip() else []
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        await answer_objection(actor, row.id, reservation, to=to, booths=booths, because=because, now=now)
        return moved(f"/desk/{edition}/allocation/objections")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    return screen(
        request,
        "expo/allocation/rounds/objections/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        found=await objections_of(row.id),
        ones={one.id: one for one in await applications(actor, row.id)},
        free=[one.number for one in await lets(row.id) if not one.state],
        states=STATE_NAMES,
    )


ROUTES = [index, update]
