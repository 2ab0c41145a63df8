"""Orders at the desk: by service and by booth, confirmed many at once, refused with a reason, listed for contractors."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.spreadsheets import TYPES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from expo.editions.queries import edition_called
from expo.extras import rules
from expo.extras.orders.commands import move_orders
from expo.extras.orders.exports import export
from expo.extras.orders.listing import day_list, listing
from expo.extras.orders.queries import order_at_desk
from expo.extras.queries import days_of
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/orders"
ONE = f"{PAGE}/{{order:uuid}}"
TO = ("confirmed", "delivered", "refused", "cancelled")


@get(PAGE, name="expo.extras.orders.desk.index", policy=Expo.EXTRA_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?by=service|booth&state=&trade=&extra=&q=`."""
    return await _list(request, blank())


@post(PAGE, name="expo.extras.orders.desk.move", policy=Expo.EXTRA_WRITE)
async def move(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Every `order` that is ticked comes to the state `to`, all or none; `because` is read by whom it refuses."""
    form = await read_form(request, shown_by=_list)
    to = form.choice("to", TO)
    because = form.text("because", most=rules.LONGEST_REASON, needed=False)
    ticked = form.ids("order")
    form.check()

    async def effect() -> Response[None]:
        await move_orders(actor, edition, ticked, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/orders")

    return await once(request, effect, now=now)


@post(f"{PAGE}/exports", name="expo.extras.orders.desk.export", policy=Expo.EXTRA_READ, opt={FAR_REACHING: True})
async def take_out(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """`as`: csv or xlsx; with the reason, which is recorded."""
    form = await read_form(request, shown_by=_list)
    kind, because = form.choice("as", TYPES), form.text("because", most=LONGEST_REASON)
    form.check()
    tongue = language_for(request, actor)
    octets = await export(actor, edition=edition, kind=kind, language=tongue, because=because, now=now)
    named = f'attachment; filename="{edition}-orders-{now:%Y%m%d}.{kind}"'
    headers = {**PRIVATE, "content-disposition": named}
    return Response(octets, media_type=TYPES[kind], headers=headers, status_code=200)


@get(f"{PAGE}/days", name="expo.extras.orders.desk.days", policy=Expo.EXTRA_READ)
async def days(request: AnyRequest, actor: GivenActor, edition: FromPath[str]) -> Response[bytes]:
    """To be printed for a contractor: `?trade=&day=`, without a day what is there from the beginning."""
    row = await edition_called(edition)
    return screen(
        request,
        "expo/extras/orders/desk/days.html",
        section="programme",
        row=row,
        name=required(row.name),
        sheet=await day_list(actor, row.id, request.query_params),
        days=days_of(row),
        **_names(),
    )


@get(ONE, name="expo.extras.orders.desk.show", policy=Expo.EXTRA_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """One order, and what can become of it."""
    return await _show(request, blank())


@post(ONE, name="expo.extras.orders.desk.update", policy=Expo.EXTRA_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], order: FromPath[UUID]
) -> Response[Any]:
    """Comes to the state `to`."""
    form = await read_form(request, shown_by=_show)
    to = form.choice("to", TO)
    because = form.text("because", most=rules.LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await move_orders(actor, edition, {order}, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/orders/{order}")

    return await once(request, effect, now=now)


def _names() -> dict[str, Any]:
    return {
        "trades": rules.TRADE_NAMES,
        "units": rules.UNIT_NAMES,
        "states": rules.STATE_NAMES,
        "place_names": rules.PLACE_NAMES,
    }


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/extras/orders/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        listing=await listing(request.scope["state"]["actor"], row.id, request.query_params),
        **_names(),
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    one = await order_at_desk(request.scope["state"]["actor"], row.id, request.path_params["order"])
    return screen(
        request,
        "expo/extras/orders/desk/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        order=one,
        moves=[to for (at, to) in rules.MOVES if at == one.state],
        **_names(),
    )


ROUTES = [index, move, take_out, days, show, update]
