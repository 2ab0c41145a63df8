"""Exchange rates at the desk: looked up, written down, and taken from a bank's sheet after a look at what is in it."""

from decimal import Decimal
from functools import partial
from typing import Any

from litestar import Response, get, post

from core.access.accounts.forms import LONGEST_REASON
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.files.rules import MEGABYTE
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.deals.forms import NO_CURRENCY
from crm.rates import commands
from crm.rates.permissions import Rates
from crm.rates.queries import currencies_known, latest_rates
from crm.rates.rules import Rate, is_currency
from crm.rates.taking import LARGEST, kept_rows, looked_at, sheet_in, typed_rows
from i18n.amounts import decimal_of
from i18n.screens import language_for

PAGE = "/desk/rates"
LONGEST_SOURCE = 200


@get(PAGE, name="crm.rates.index", policy=Rates.RATE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The latest first; `?currency=` narrows, `?until=` is the last day that is looked at."""
    return await _page(request, blank())


@post(PAGE, name="crm.rates.create", policy=Rates.RATE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """One rate; with `because` it is put in the place of another one of that day."""
    form = await read_form(request, shown_by=_page)
    currency, on_date = form.text("currency", most=3).upper(), form.day("on_date")
    if currency and not is_currency(currency):
        form.mistake("currency", NO_CURRENCY)
    typed = form.text("won", most=40)
    won = decimal_of(typed, language_for(request, actor)) if typed else None
    source, because = form.text("source", most=LONGEST_SOURCE), form.text("because", most=LONGEST_REASON, needed=False)
    if typed and won is None:
        form.number("won")
    form.check()
    if on_date is None:
        raise LookupError("on_date")
    rate = Rate(currency, on_date, won or Decimal(0), source)
    stated = partial(commands.state_rate, actor, rate, because=because, now=now)

    async def effect() -> Response[None]:
        await stated()
        return moved(f"{PAGE}?currency={currency}")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/sheets",
    name="crm.rates.sheets.show",
    policy=Rates.RATE_WRITE,
    request_max_body_size=LARGEST + ROOM_FOR_THE_REST,
)
async def look(request: AnyRequest) -> Response[bytes]:
    """What a sheet holds, row by row; nothing is written yet."""
    form = await read_form(request, shown_by=_page)
    source, upload = form.text("source", most=LONGEST_SOURCE), await received(form, "sheet")
    form.check()
    with told_at("sheet"):
        rows = await sheet_in(upload.content)
    found = await looked_at(rows, source)
    return screen(
        request, "crm/rates/sheets/show.html", section="rates", form=form, found=found, kept=kept_rows(found.new)
    )


@post(
    f"{PAGE}/sheets/taking",
    name="crm.rates.sheets.create",
    policy=Rates.RATE_WRITE,
    request_max_body_size=2 * MEGABYTE,
)
async def take(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Those that were looked at and are new, all or none."""
    form = await read_form(request, shown_by=_page)
    source = form.text("source", most=LONGEST_SOURCE)
    form.check()
    found = await looked_at(typed_rows(form.raw("rows")), source)

    async def effect() -> Response[None]:
        await commands.take_rates(actor, found.new, now=now)
        return moved(PAGE)

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    currency = str(request.query_params.get("currency", ""))[:3].upper()
    until = day_in(str(request.query_params.get("until", ""))[:20])
    return screen(
        request,
        "crm/rates/index.html",
        section="rates",
        form=form,
        rates=await latest_rates(currency if is_currency(currency) else "", until),
        known=await currencies_known(),
        asked={"currency": currency, "until": until.isoformat() if until else ""},
        today=day_in_seoul(request.app.state.clock()),
    )


ROUTES = [index, create, look, take]
