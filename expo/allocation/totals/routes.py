"""What is let, added up, at the desk; and taken out as a table."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import FAR_REACHING
from core.forms.form import Form, blank, read_form
from core.spreadsheets import TYPES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, screen
from expo.allocation.board.routes import PAGE as BOARD
from expo.allocation.totals.queries import added
from expo.allocation.totals.sheet import export
from expo.editions.queries import edition_called
from expo.floor.readers.names import BOOTH_NAMES
from expo.permissions import Expo
from expo.reservations.desk.forms import LONGEST_REASON
from expo.reservations.rules import STATE_NAMES
from i18n.screens import language_for
from i18n.text import required

PAGE = f"{BOARD}/totals"


@get(PAGE, name="expo.allocation.totals.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By state, hall, kind, pavilion and country."""
    return await _page(request, blank(format="xlsx"))


@post(PAGE, name="expo.allocation.totals.create", policy=Expo.BOOTH_ASSIGN, opt={FAR_REACHING: True})
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """Who has which booth; that it was taken out, and why, is recorded."""
    form = await read_form(request, shown_by=_page)
    because, kind = form.text("because", most=LONGEST_REASON), form.choice("format", TYPES)
    form.check()
    row, reader = await edition_called(edition), language_for(request, actor)
    sheet = await export(actor, row.id, kind=kind, reader=reader, because=because, now=now)
    name = f'attachment; filename="{edition}-booths-{now:%Y%m%d}.{kind}"'
    return Response(sheet, media_type=TYPES[kind], headers={**PRIVATE, "content-disposition": name}, status_code=200)


async def _page(request: AnyRequest, form: Form) -> Response[Any]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    return screen(
        request,
        "expo/allocation/totals/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        found=await added(actor, row.id),
        states=STATE_NAMES,
        kinds=BOOTH_NAMES,
    )


ROUTES = [index, create]
