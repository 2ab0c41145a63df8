"""One's own page, from where everything of one's own is reached."""

from litestar import Response, get

from core.access.identities.queries import sign_on_name
from core.access.policies import SIGNED_IN
from core.web.given import AnyRequest
from core.web.screens import screen


@get("/account", name="core.access.home.index", policy=SIGNED_IN)
async def index(request: AnyRequest) -> Response[bytes]:
    """Where attendees land."""
    return screen(request, "core/access/home/index.html", sign_on=sign_on_name())


ROUTES = [index]
