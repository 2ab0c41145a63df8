"""What went wrong at the desk or at its door is told there, not on the public site."""

from typing import Any

from litestar import Response

from core.access.guard import given_actor
from core.errors import BROKEN, Refusal
from core.web.given import AnyRequest
from core.web.refusals import Show
from core.web.screens import screen

OURS = ("/desk", "/account", "/portal")


def told_at_the_desk(otherwise: Show) -> Show:
    """`otherwise` is what shows the public site's mishaps."""

    def show(request: AnyRequest, status: int, refusal: Refusal | None, incident: str | None) -> Response[bytes]:
        path: str = request.scope["path"]
        if not any(path == one or path.startswith(f"{one}/") for one in OURS):
            return otherwise(request, status, refusal, incident)
        actor = given_actor(request)
        known = incident is None and actor.account is not None and actor.complete
        message, places = (refusal.message, refusal.parameters) if refusal else (BROKEN, {})
        template = "core/desk/mishap.html" if known else "core/desk/mishap_outside.html"
        told: dict[str, Any] = {"code": status, "message": message, "places": places, "incident": incident}
        # What is not there has nothing beside it: the places of an edition that may not be there either.
        return screen(request, template, status=status, nearby=None, **told)

    return show
