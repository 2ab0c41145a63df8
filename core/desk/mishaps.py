"""What went wrong at the desk or at its door is told there, not on the public site."""

from contextlib import suppress
from functools import partial
from typing import Any

from litestar import Response

from core.access.guard import given_actor, identified
from core.actor import ANONYMOUS
from core.db.patience import OUT_OF_PATIENCE
from core.errors import BROKEN, Denied, Refusal
from core.web.given import AnyRequest
from core.web.refusals import Show
from core.web.screens import Later, screen

OURS = ("/desk", "/account", "/portal")
NOWHERE = frozenset({404, 405})


def told_at_the_desk(otherwise: Show) -> Show:
    """`otherwise` is what shows the public site's mishaps."""

    def show(request: AnyRequest, status: int, refusal: Refusal | None, incident: str | None) -> Response[Any]:
        path: str = request.scope["path"]
        if not any(path == one or path.startswith(f"{one}/") for one in OURS):
            return otherwise(request, status, refusal, incident)
        if status in NOWHERE and "actor" not in request.scope["state"]:
            return Later(partial(_looked, request, show, status, refusal))
        actor = given_actor(request)
        known = incident is None and actor.account is not None and actor.complete
        message, places = (refusal.message, refusal.parameters) if refusal else (BROKEN, {})
        template = "core/desk/mishap.html" if known else "core/desk/mishap_outside.html"
        told: dict[str, Any] = {"code": status, "message": message, "places": places, "incident": incident}
        told["of_roles"] = type(refusal) is Denied
        # What is not there has nothing beside it: the places of an edition that may not be there either.
        return screen(request, template, status=status, nearby=None, **told)

    return show


async def _looked(request: AnyRequest, show: Show, status: int, refusal: Refusal | None) -> Response[Any]:
    """At an address that is nowhere no door has looked who it is, and yet they are to stay where they work."""
    known = ANONYMOUS
    with suppress(*OUT_OF_PATIENCE):
        known = await identified(request, request.app.state.clock(), used=False)
    request.scope["state"]["actor"] = known
    return show(request, status, refusal, None)
