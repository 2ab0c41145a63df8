"""The desk's first page, and who may do what."""

from litestar import Response, get

from core.access.permissions import Core
from core.access.policies import policies
from core.access.roles import ROLE_NAMES
from core.access.rules import may
from core.web.given import AnyRequest, GivenActor
from core.web.screens import screen


@get("/desk", name="core.desk.index", policy=Core.DESK_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """What this person may do, each with its way there."""
    allowed = [policy for name, policy in sorted(policies().items()) if may(actor, name)]
    return screen(request, "core/desk/index.html", section="home", allowed=allowed, role_names=ROLE_NAMES)


@get("/desk/access", name="core.desk.access", policy=Core.ACCESS_READ)
async def access(request: AnyRequest) -> Response[bytes]:
    """Every permission and the roles that hold it."""
    return screen(
        request,
        "core/desk/access.html",
        section="access",
        declared=sorted(policies().values(), key=lambda one: one.name),
        role_names=ROLE_NAMES,
    )


ROUTES = [index, access]
