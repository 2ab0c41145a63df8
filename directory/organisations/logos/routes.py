"""An organisation's logo: put, taken away, shown to the public."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Redirect

from core.files.receiving import ROOM_FOR_THE_REST, received
from core.web.given import AnyRequest, GivenActor, GivenNow
from directory.organisations import commands
from directory.organisations.queries import organisation_for
from directory.organisations.slots import LOGO
from directory.permissions import Directory


@post(
    "/portal/{code:str}/logo",
    name="directory.organisations.logos.create",
    policy=Directory.ORGANISATION_WRITE,
    request_max_body_size=LOGO.largest + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """From a form with a `file`."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.change_logo(actor, organisation.id, await received(request), now=now)
    return Redirect(f"/portal/{organisation.code}", status_code=303)


@post(
    "/portal/{code:str}/logo/removal", name="directory.organisations.logos.destroy", policy=Directory.ORGANISATION_WRITE
)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.remove_logo(actor, organisation.id, now=now)
    return Redirect(f"/portal/{organisation.code}", status_code=303)


@post(
    "/desk/organisations/{code:str}/logo/publication",
    name="directory.organisations.logos.publish",
    policy=Directory.LOGO_PUBLISH,
)
async def publish(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    organisation = await organisation_for(actor, code, Directory.LOGO_PUBLISH)
    await commands.publish_logo(actor, organisation.id, now=now)
    return Redirect(f"/desk/organisations/{organisation.code}", status_code=303)


ROUTES = [create, destroy, publish]
