"""Steps of a deal at the desk: on, back, to an end, and without what is asked for."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals import rules
from crm.deals.desk.page import ONE, effected, show_page
from crm.deals.permissions import Deals
from crm.deals.steps import commands

ENDS = (*rules.ENDS, "terminated")


@post(f"{ONE}/steps", name="crm.deals.steps.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is a next state; `cause` is why it was won."""
    form = await read_form(request, shown_by=show_page)
    to, cause = form.choice("to", rules.STEP_NAMES), form.choice("cause", rules.WON_FOR, needed=False)
    form.check()
    return await effected(request, lambda: commands.take_step(actor, code, to, cause=cause, now=now), "next")


@post(f"{ONE}/returns", name="crm.deals.steps.back", policy=Deals.DEAL_WRITE)
async def back(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is an earlier state; with a reason."""
    form = await read_form(request, shown_by=show_page)
    to, because = form.choice("to", rules.OPEN), form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.take_back(actor, code, to, because=because, now=now), "next")


@post(f"{ONE}/ends", name="crm.deals.steps.end", policy=Deals.DEAL_WRITE)
async def end(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is how it ends here, `cause` and `because` why."""
    form = await read_form(request, shown_by=show_page)
    to, because = form.choice("to", ENDS), form.text("because", most=LONGEST_REASON)
    cause = form.choice("cause", rules.LOST_FOR, needed=bool(rules.causes_for(to)))
    form.check()
    said = cause if rules.causes_for(to) else ""
    return await effected(request, lambda: commands.end(actor, code, to, cause=said, because=because, now=now), "next")


@post(f"{ONE}/waivers", name="crm.deals.steps.waive", policy=Deals.DEAL_WAIVE)
async def waive(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`key` is one of what a next step asks for; with a reason."""
    form = await read_form(request, shown_by=show_page)
    key, because = form.text("key", most=40), form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.waive(actor, code, key, because=because, now=now), "next")


ROUTES = [create, back, end, waive]
