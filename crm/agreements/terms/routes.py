"""What happened to a signed agreement, written down and struck out."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, effected, show_page
from crm.agreements.forms import some_day
from crm.agreements.meanwhile import seen_in
from crm.agreements.standing import EVENT_NAMES
from crm.agreements.terms import commands
from crm.permissions import Crm


@post(f"{ONE}/events", name="crm.agreements.terms.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`event` on the day `on_date`; a renewal has its last day, `until`."""
    form = await read_form(request, shown_by=show_page)
    kind, on, until = form.choice("event", EVENT_NAMES), form.day("on_date"), some_day(form, "until")
    evidence = form.text("evidence", most=LONGEST_REASON, needed=False)
    seen = seen_in(form)
    form.check()
    said = {"until": until, "evidence": evidence, "seen": seen}
    return await effected(request, lambda: commands.record_event(actor, code, kind, on, now=now, **said), "term")  # type: ignore[arg-type]


@post(f"{ONE}/events/{{event:uuid}}/strike", name="crm.agreements.terms.destroy", policy=Crm.AGREEMENT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], event: FromPath[UUID]
) -> Response[Any]:
    """With a reason; it stays to be read."""
    form = await read_form(request, shown_by=show_page)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.strike_event(actor, code, event, because=because, now=now), "term")


ROUTES = [create, destroy]
