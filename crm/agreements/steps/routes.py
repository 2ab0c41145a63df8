"""Steps of an agreement at the desk: on, back, and without what is asked for."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, effected, show_page
from crm.agreements.forms import some_day
from crm.agreements.meanwhile import seen_in
from crm.agreements.rules import WAY
from crm.agreements.steps import commands
from crm.permissions import Crm


@post(f"{ONE}/steps", name="crm.agreements.steps.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is the next state; `signed_on` and `signed_in` go with the last."""
    form = await read_form(request, shown_by=show_page)
    to, place = form.choice("to", WAY), form.text("signed_in", needed=False)
    signed_on = some_day(form, "signed_on")
    seen = seen_in(form)
    form.check()
    said = {"signed_on": signed_on, "signed_in": place, "seen": seen}
    return await effected(request, lambda: commands.take_step(actor, code, to, now=now, **said), "next")  # type: ignore[arg-type]


@post(f"{ONE}/returns", name="crm.agreements.steps.back", policy=Crm.AGREEMENT_WRITE)
async def back(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is an earlier state, or withdrawn; with a reason."""
    form = await read_form(request, shown_by=show_page)
    to, because = form.choice("to", (*WAY, "withdrawn")), form.text("because", most=LONGEST_REASON)
    seen = seen_in(form)
    form.check()
    said = {"because": because, "seen": seen}
    return await effected(request, lambda: commands.send_back(actor, code, to, now=now, **said), "next")


@post(f"{ONE}/waivers", name="crm.agreements.steps.waive", policy=Crm.AGREEMENT_WAIVE)
async def waive(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`key` is one of what the next step asks for; with a reason."""
    form = await read_form(request, shown_by=show_page)
    key, because = form.text("key", most=80), form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.waive(actor, code, key, because=because, now=now), "next")


ROUTES = [create, back, waive]
