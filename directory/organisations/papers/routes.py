"""Papers that an organisation files with the organisers: plans, price lists, tables."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Redirect

from core.files.receiving import ROOM_FOR_THE_REST, received
from core.web.given import AnyRequest, GivenActor, GivenNow
from directory.organisations import commands
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
    """From a form with a `file`."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.file_paper(actor, organisation.id, await received(request), now=now)
    return Redirect(f"/portal/{organisation.code}", status_code=303)


@post(
    "/portal/{code:str}/papers/{file:uuid}/withdrawal",
    name="directory.organisations.papers.destroy",
    policy=Directory.ORGANISATION_WRITE,
)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    file: FromPath[UUID],
) -> Response[Any]:
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.withdraw_paper(actor, organisation.id, file, now=now)
    return Redirect(f"/portal/{organisation.code}", status_code=303)


ROUTES = [create, destroy]
