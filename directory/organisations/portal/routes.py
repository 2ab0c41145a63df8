"""The company portal: the organisations that somebody acts for, and the home of each."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from core.forms.form import blank
from core.web.given import AnyRequest, GivenActor
from core.web.screens import moved, screen
from directory.organisations.portal.pages import home
from directory.organisations.queries import organisations
from directory.permissions import Directory


@get("/portal", name="directory.organisations.portal.index", policy=Directory.ORGANISATION_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """Whoever acts for one only is led to it."""
    listed = await organisations(actor)
    if len(listed) == 1:
        return moved(f"/portal/{listed[0].code}")
    return screen(request, "directory/organisations/portal/index.html", listed=listed)


@get("/portal/{code:str}", name="directory.organisations.portal.show", policy=Directory.ORGANISATION_READ)
async def show(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """What we know of it: profile, logo, papers."""
    return await home(request, blank())


ROUTES = [index, show]
