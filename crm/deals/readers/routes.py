"""Who may see a deal though others may not: named, and taken from the list."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals.desk.page import ONE, card_of, effected, show_page, writers
from crm.deals.permissions import Deals
from crm.deals.readers import commands


@post(f"{ONE}/readers", name="crm.deals.readers.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`account` is one of those who work at the co-operation desk."""
    form = await read_form(request, shown_by=show_page)
    offered = await writers((await card_of(request)).country, now=now)
    account = form.choice("account", [one for one, _ in offered])
    form.check()
    return await effected(request, lambda: commands.name_reader(actor, code, UUID(account), now=now), "sight")


@post(f"{ONE}/readers/{{account:uuid}}/removal", name="crm.deals.readers.destroy", policy=Deals.DEAL_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], account: FromPath[UUID]
) -> Response[Any]:
    """From their next request on."""
    await read_form(request, shown_by=show_page)
    return await effected(request, partial(commands.unname_reader, actor, code, account, now=now), "sight")


ROUTES = [create, destroy]
