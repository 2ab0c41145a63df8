"""Deals of a consultation record, at the desk: opened from it, or named as one that it supported."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from crm.consultations.desk.routes import LIST, ONE, show_page
from crm.consultations.leading import attach, open_deal
from crm.deals.lines import LONGEST_NAME
from crm.deals.permissions import Deals


@post(f"{ONE}/deal", name="crm.consultations.leading.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, record: FromPath[UUID]) -> Response[Any]:
    """A `name` is enough: company, other side, country and amounts come from the record."""
    form = await read_form(request, shown_by=show_page)
    name = form.text("name", most=LONGEST_NAME)
    form.check()

    async def effect() -> Response[None]:
        await open_deal(actor, record, name=name, now=now)
        return moved(f"{LIST}/{record}")

    return await once(request, effect, now=now)


@post(f"{ONE}/support", name="crm.consultations.leading.attach", policy=Deals.DEAL_WRITE)
async def support(request: AnyRequest, actor: GivenActor, now: GivenNow, record: FromPath[UUID]) -> Response[Any]:
    """`deal` is a code; `newer`: the record's amounts replace those that stand."""
    form = await read_form(request, shown_by=show_page)
    code, newer = form.text("deal", most=60), form.flag("newer")
    form.check()

    async def effect() -> Response[None]:
        await attach(actor, record, code, newer=newer, now=now)
        return moved(f"{LIST}/{record}")

    return await once(request, effect, now=now)


ROUTES = [create, support]
