"""The parties of an agreement at the desk, and who may see it though others may not."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.desk.page import ONE, effected, show_page
from crm.agreements.meanwhile import seen_in
from crm.agreements.parties import commands
from crm.agreements.parties.forms import one_called
from crm.permissions import Crm
from i18n.screens import language_for

PARTY = f"{ONE}/parties/{{party:uuid}}"


@post(f"{ONE}/parties", name="crm.agreements.parties.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`organisation` is its name in any language, or its code."""
    form = await read_form(request, shown_by=show_page)
    house = await one_called(form, "organisation", actor, language_for(request, actor))
    form.check()
    return await effected(request, lambda: commands.add_party(actor, code, house, now=now), "parties")


@post(f"{PARTY}/moves", name="crm.agreements.parties.move", policy=Crm.AGREEMENT_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], party: FromPath[UUID]
) -> Response[Any]:
    """One place further to the front, in protocol order."""
    seen = seen_in(await read_form(request, shown_by=show_page))
    return await effected(request, lambda: commands.move_party(actor, code, party, seen=seen, now=now), "parties")


@post(f"{PARTY}/removal", name="crm.agreements.parties.destroy", policy=Crm.AGREEMENT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], party: FromPath[UUID]
) -> Response[Any]:
    """Until it is signed."""
    await read_form(request, shown_by=show_page)
    return await effected(request, lambda: commands.remove_party(actor, code, party, now=now), "parties")


ROUTES = [create, move, destroy]
