"""Who a permission lets see a record, by name: the page behind the line that closes each record."""

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.grants.queries import sight_of
from core.access.permissions import Core
from core.access.policies import policies
from core.access.roles import ROLE_NAMES
from core.forms.form import typed
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import ACCESS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen


@get("/desk/access/{permission:str}", name="core.access.grants.index", policy=Core.DESK_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, permission: FromPath[str], place: FromQuery[str] = ""
) -> Response[bytes]:
    """`place` is a scope. For whoever may see such a record too, and for those who oversee access; 404 for all others."""
    sight = await sight_of(actor, permission, typed(place), now=now)
    await note_list(actor, ACCESS, {one.account for one in sight.named}, chosen=permission, now=now)
    return screen(
        request,
        "core/access/grants/index.html",
        section="access",
        sight=sight,
        policy=policies()[permission],
        role_names=ROLE_NAMES,
    )


ROUTES = [index]
