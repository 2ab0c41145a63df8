"""Papers that an organisation files with the organisers: plans, price lists, tables."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from directory.organisations import commands
from directory.organisations.portal.pages import home_with
from directory.organisations.queries import organisation_for
from directory.organisations.slots import PAPER
from directory.permissions import Directory


@post(
    "/portal/{code:str}/papers",
    name="directory.organisations.papers.create",
    policy=Directory.ORGANISATION_WRITE,
    request_max_body_size=PAPER.largest + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """From a form with a `paper`."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    form = await read_form(request, shown_by=home_with("paper"))

    async def effect() -> Response[None]:
        with told_at("paper"):
            await commands.file_paper(actor, organisation.id, await received(form, "paper"), now=now)
        return moved(f"/portal/{organisation.code}")

    return await once(request, effect, now=now)


@post(
    "/portal/{code:str}/papers/{file:uuid}/withdrawal",
    name="directory.organisations.papers.destroy",
    policy=Directory.ORGANISATION_WRITE,
)
async def destroy(actor: GivenActor, now: GivenNow, code: FromPath[str], file: FromPath[UUID]) -> Response[Any]:
    """Nobody gets it from now on."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.withdraw_paper(actor, organisation.id, file, now=now)
    return moved(f"/portal/{organisation.code}")


ROUTES = [create, destroy]
