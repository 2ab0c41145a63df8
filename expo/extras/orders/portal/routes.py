"""Services in the portal: the catalogue with today's prices, what was ordered, and what it comes to."""

from itertools import groupby
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.prices.rules import Line, sum_of
from expo.editions.rules import today_in
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.queries import fair_of
from expo.extras import rules
from expo.extras.orders.commands import cancel_order, change_order, may_order, order_extra
from expo.extras.orders.forms import filled, seen_in, wish_in
from expo.extras.orders.queries import booths_for, order_for, orders_for, totals_of
from expo.extras.queries import days_of, offer_called, offers_of
from expo.permissions import Expo
from i18n.text import required

PAGE = f"{OWN}/services"
NEW = f"{PAGE}/{{extra:str}}"
ORDER = f"{PAGE}/orders/{{order:uuid}}"


@get(PAGE, name="expo.extras.orders.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What one has ordered, then what can be ordered for one's kind of booth."""
    return await _page(request, blank())


@get(NEW, name="expo.extras.orders.portal.new", policy=Expo.APPLICATION_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """With the price of today, and what is asked."""
    return await _new(request, blank(quantity=1))


@post(NEW, name="expo.extras.orders.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    extra: FromPath[str],
) -> Response[Any]:
    """At the price that was `seen`."""
    form = await read_form(request, shown_by=_new)
    _, row, known = await mine(request, actor)
    offer = await offer_called(row.id, extra)
    wish, seen = wish_in(form, offer), seen_in(form, offer)
    form.check()

    async def effect() -> Response[None]:
        await order_extra(actor, known.id, extra=extra, wish=wish, seen=seen, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/services")

    return await once(request, effect, now=now)


@get(ORDER, name="expo.extras.orders.portal.edit", policy=Expo.APPLICATION_WRITE)
async def edit(request: AnyRequest, actor: GivenActor, order: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled(await order_for(known.id, order)))


@post(ORDER, name="expo.extras.orders.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    order: FromPath[UUID],
) -> Response[Any]:
    """Until the last day for changes; at the price it was ordered at."""
    form = await read_form(request, shown_by=_edit)
    _, _, known = await mine(request, actor)
    wish = wish_in(form, (await order_for(known.id, order)).offer)
    before = was_in(form, wish.lines)
    form.check()

    async def effect() -> Response[None]:
        await change_order(actor, order, wish=wish, before=before, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/services")

    return await once(request, effect, now=now)


@post(f"{ORDER}/cancellation", name="expo.extras.orders.portal.destroy", policy=Expo.APPLICATION_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    order: FromPath[UUID],
) -> Response[Any]:
    """Until the last day for changes."""
    await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)
    one = await order_for(known.id, order)

    async def effect() -> Response[None]:
        await cancel_order(actor, one.id, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/services")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, known = await mine(request, request.scope["state"]["actor"])
    fair, orders = await fair_of(row.id), await orders_for(known.id)
    offered = [one for one in await offers_of(row.id) if one.kind in ("", known.wishes.kind)]
    sums = [sum_of([Line("", net)], net.currency, fair.tax_per_mille) for net in totals_of(orders)]
    return screen(
        request,
        "expo/extras/orders/portal/index.html",
        **_common(request, company, row, known, form),
        orders=orders,
        sums=sums,
        per_mille=fair.tax_per_mille,
        trades=[(trade, list(found)) for trade, found in groupby(offered, key=lambda one: one.trade)],
        may_order=await may_order(known),
        booths=await booths_for(known.id),
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, known = await mine(request, request.scope["state"]["actor"])
    offer = await offer_called(row.id, str(request.path_params["extra"]))
    common = _common(request, company, row, known, form)
    more = await _asked(row, known)
    each = offer.price_on(common["today"])
    return screen(request, "expo/extras/orders/portal/edit.html", **common, **more, offer=offer, order=None, each=each)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, known = await mine(request, request.scope["state"]["actor"])
    order = await order_for(known.id, request.path_params["order"])
    common = _common(request, company, row, known, again(form))
    more = await _asked(row, known)
    return screen(
        request,
        "expo/extras/orders/portal/edit.html",
        **common,
        **more,
        offer=order.offer,
        order=order,
        each=order.each,
    )


async def _asked(row: Any, known: Any) -> dict[str, Any]:
    """What the form offers."""
    fair = await fair_of(row.id)
    return {
        "days": days_of(row),
        "booths": await booths_for(known.id),
        "places": rules.PLACE_NAMES,
        "per_mille": fair.tax_per_mille,
        "may_order": await may_order(known),
    }


def _common(request: AnyRequest, company: Any, row: Any, known: Any, form: Form) -> dict[str, Any]:
    return {
        "section": "exhibit",
        "organisation": company,
        "row": row,
        "name": required(row.name),
        "one": known,
        "form": form,
        "today": today_in(row.zone, request.app.state.clock()),
        "trade_names": rules.TRADE_NAMES,
        "units": rules.UNIT_NAMES,
        "states": rules.STATE_NAMES,
        "place_names": rules.PLACE_NAMES,
    }


ROUTES = [index, new, create, edit, update, destroy]
