"""Who may see an agreement though others may not: named, and taken from the list."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, card_of, effected, show_page, writers
from crm.agreements.readers import commands
from crm.permissions import Crm
from crm.sight import country_scope


@post(f"{ONE}/readers", name="crm.agreements.readers.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`account` is one of those who work at the co-operation desk."""
    form = await read_form(request, shown_by=show_page)
    offered = await writers(country_scope((await card_of(request)).country), now=now)
    account = form.choice("account", [one for one, _ in offered])
    form.check()
    return await effected(request, lambda: commands.name_reader(actor, code, UUID(account), now=now), "sight")


@post(f"{ONE}/readers/{{account:uuid}}/removal", name="crm.agreements.readers.destroy", policy=Crm.AGREEMENT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], account: FromPath[UUID]
) -> Response[Any]:
    """From their next request on."""
    await read_form(request, shown_by=show_page)
    return await effected(request, lambda: commands.unname_reader(actor, code, account, now=now), "sight")


ROUTES = [create, destroy]
