"""The forecast of deals: what they may come to, with its assumptions beside it, and how deals fared so far."""

from functools import partial
from typing import Any

from litestar import Response, get, post

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.deals.desk.page import words
from crm.deals.forecast import commands
from crm.deals.forecast.queries import forecast_for
from crm.deals.permissions import Deals
from crm.deals.rules import OPEN

PAGE = "/desk/deals/forecast"
LONGEST_REASON = 300


@get(PAGE, name="crm.deals.forecast.index", policy=Deals.DEAL_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Of the deals that its reader may see."""
    return await _page(request, blank())


@post(PAGE, name="crm.deals.forecast.create", policy=Deals.CHANCE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """How likely deals of a state are, in per cent, from a day on, and why."""
    form = await read_form(request, shown_by=_page)
    state, chance = form.choice("state", OPEN), form.whole("chance", least=0, most=100)
    begins_on, reason = form.day("begins_on"), form.text("reason", most=LONGEST_REASON)
    form.check()
    if begins_on is None:
        raise LookupError("begins_on")
    said = partial(commands.set_chance, actor, state, chance * 10, begins_on=begins_on, reason=reason, now=now)

    async def effect() -> Response[None]:
        await said()
        return moved(f"{PAGE}#assumptions")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    found = await forecast_for(actor, now=now)
    template = "crm/deals/forecast/index.html"
    return screen(request, template, section="deals", form=form, found=found, today=day_in_seoul(now), **words())


ROUTES = [index, create]
