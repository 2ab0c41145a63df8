"""Prices at the desk: set from day to day, ended, and looked back on."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.forms import days_in, minor_in
from expo.billing.prices import rules
from expo.billing.prices.commands import end_price, set_discount, set_price
from expo.billing.prices.queries import day_of, discounts_of, prices_of
from expo.editions.queries import edition_called
from expo.exhibitors.queries import fair_of
from expo.exhibitors.rules import KIND_NAMES
from expo.permissions import Expo
from i18n.locales import LANGUAGES
from i18n.text import required

PAGE = "/desk/{edition:str}/prices"
THINGS = {
    "space-m2-shell": ("space", "m2", "shell"),
    "space-booth-shell": ("space", "booth", "shell"),
    "space-m2-raw": ("space", "m2", "raw"),
    "space-booth-raw": ("space", "booth", "raw"),
    "side-side-shell": ("side", "side", "shell"),
    "side-side-raw": ("side", "side", "raw"),
    "co_exhibitor-each-": ("co_exhibitor", "each", ""),
}
"""What a price can be for: item, unit, kind of booth."""
REASONS = tuple(f"reason_{one.code}" for one in LANGUAGES)
LONGEST_LINE = 200


@get(PAGE, name="expo.billing.prices.index", policy=Expo.INVOICE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """In force, to come, and those that were taken back."""
    return await _page(request, blank())


@post(PAGE, name="expo.billing.prices.create", policy=Expo.PRICE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """One price for one thing."""
    form = await read_form(request, shown_by=_page)
    fair = await fair_of((await edition_called(edition)).id)
    thing = form.choice("thing", THINGS)
    minor, (first, last) = minor_in(form, "amount", fair.currency), days_in(form)
    form.check()

    async def effect() -> Response[None]:
        item, unit, kind = THINGS[thing]
        given: dict[str, Any] = {"item": item, "unit": unit, "kind": kind, "minor": minor}
        await set_price(actor, edition=edition, **given, from_on=first, until_on=last, now=now)  # type: ignore[arg-type]
        return moved(f"/desk/{edition}/prices")

    return await once(request, effect, now=now)


@post(f"{PAGE}/discounts", name="expo.billing.prices.discount", policy=Expo.PRICE_WRITE)
async def discount(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """With the line that stands on the invoice, in at least one language."""
    form = await read_form(request, shown_by=_page)
    who, percent = form.choice("who", rules.WHO_NAMES), form.whole("percent", least=1, most=100)
    reason = {name.removeprefix("reason_"): form.text(name, most=LONGEST_LINE, needed=False) for name in REASONS}
    first, last = days_in(form)
    if not any(reason.values()):
        form.mistake("reason_ko", mark("This is needed."))
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"who": who, "per_mille": percent * 10, "reason": reason}
        await set_discount(actor, edition=edition, **given, from_on=first, until_on=last, now=now)  # type: ignore[arg-type]
        return moved(f"/desk/{edition}/prices#discounts")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{price:uuid}}/end", name="expo.billing.prices.destroy", policy=Expo.PRICE_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], price: FromPath[UUID]
) -> Response[Any]:
    """What was issued by it stays."""
    form = await read_form(request, shown_by=_page)
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await end_price(actor, edition=edition, price=price, because=because, now=now)
        return moved(f"/desk/{edition}/prices")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/billing/prices/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        fair=await fair_of(row.id),
        prices=await prices_of(row.id),
        discounts=await discounts_of(row.id),
        things=THINGS,
        items=rules.ITEM_NAMES,
        units=rules.UNIT_NAMES,
        kinds=KIND_NAMES,
        who_names=rules.WHO_NAMES,
        tongues=LANGUAGES,
        today=await day_of(row.id, request.app.state.clock()),
    )


ROUTES = [index, create, discount, destroy]
