"""Support of the government at the desk: written down, and struck out."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals.desk.page import ONE, effected, show_page
from crm.deals.permissions import Deals
from crm.deals.support import commands
from crm.deals.support.commands import KINDS

LONGEST_SAID = 2_000


@post(f"{ONE}/support", name="crm.deals.support.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """A letter, a meeting, a talking point, an action of the embassy."""
    form = await read_form(request, shown_by=show_page)
    kind, on_date, official = form.choice("support", KINDS), form.day("on_date"), form.text("official")
    said = form.text("said", most=LONGEST_SAID, needed=False)
    form.check()
    if on_date is None:
        raise LookupError("on_date")
    given = partial(commands.give_support, actor, code, kind, on_date=on_date, official=official, said=said)
    return await effected(request, lambda: given(confidential=form.flag("confidential"), now=now), "support")


@post(f"{ONE}/support/{{measure:uuid}}/strike", name="crm.deals.support.destroy", policy=Deals.DEAL_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], measure: FromPath[UUID]
) -> Response[Any]:
    """It stays to be read, struck through."""
    form = await read_form(request, shown_by=show_page)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    struck = partial(commands.strike_support, actor, code, measure, because=because, now=now)
    return await effected(request, struck, "support")


ROUTES = [create, destroy]
