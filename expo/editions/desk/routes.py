"""Editions at the desk: each with what the public sees of it."""

from litestar import Response, get

from core.web.given import AnyRequest
from core.web.screens import screen
from expo.editions.frame import editions
from expo.editions.queries import all_editions
from expo.permissions import Expo
from i18n.text import required


@get("/desk/editions", name="expo.editions.desk.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Newest first."""
    return screen(
        request,
        "expo/editions/desk/index.html",
        section="programme",
        rows=[(row, required(row.name)) for row in await all_editions()],
        published=editions(request).published,
    )


ROUTES = [index]
