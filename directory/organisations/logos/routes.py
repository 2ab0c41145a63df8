"""An organisation's logo: put, taken away, shown to the public."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from directory.organisations import commands
from directory.organisations.portal.pages import home_with
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
    """From a form with a `logo`."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    form = await read_form(request, shown_by=home_with("logo"))
    with told_at("logo"):
        await commands.change_logo(actor, organisation.id, await received(form, "logo"), now=now)
    return moved(f"/portal/{organisation.code}")


@post(
    "/portal/{code:str}/logo/removal", name="directory.organisations.logos.destroy", policy=Directory.ORGANISATION_WRITE
)
async def destroy(actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The file ends with it."""
    organisation = await organisation_for(actor, code, Directory.ORGANISATION_WRITE)
    await commands.remove_logo(actor, organisation.id, now=now)
    return moved(f"/portal/{organisation.code}")


@post(
    "/desk/organisations/{code:str}/logo/publication",
    name="directory.organisations.logos.publish",
    policy=Directory.LOGO_PUBLISH,
)
async def publish(actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """For everybody, from now on."""
    organisation = await organisation_for(actor, code, Directory.LOGO_PUBLISH)
    await commands.publish_logo(actor, organisation.id, now=now)
    return moved(f"/desk/organisations/{organisation.code}")


ROUTES = [create, destroy, publish]
