"""The audit page."""

from uuid import UUID

from litestar import Response, get
from litestar.params import FromQuery

from core.access.permissions import Core
from core.access.roles import ROLE_NAMES
from core.access.trail.queries import PAGE, kinds_there, trail
from core.forms.form import typed
from core.web.given import AnyRequest, GivenActor
from core.web.screens import screen


@get("/desk/audit", name="core.access.trail.index", policy=Core.AUDIT_READ)
async def index(
    request: AnyRequest,
    actor: GivenActor,
    kind: FromQuery[str] = "",
    record: FromQuery[UUID | None] = None,
    by: FromQuery[UUID | None] = None,
    before: FromQuery[int | None] = None,
) -> Response[bytes]:
    """Newest first; narrowed by kind, record and who did it."""
    steps = await trail(actor, kind=typed(kind), record=record, by=by, before=before)
    further = steps[PAGE - 1].number if len(steps) > PAGE else None
    return screen(
        request,
        "core/access/trail/index.html",
        section="audit",
        steps=steps[:PAGE],
        further=further,
        kinds=await kinds_there(actor),
        role_names=ROLE_NAMES,
        chosen={"kind": kind, "record": record or "", "by": by or ""},
    )


ROUTES = [index]
