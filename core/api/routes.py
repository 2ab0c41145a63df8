"""The API's own description, at an address of its own."""

from litestar import Response, get

from core.access.policies import PUBLIC
from core.api.document import document
from core.web.caching import FRESH_FOR


@get("/openapi.json", name="core.api.document.show", policy=PUBLIC, include_in_schema=False, sync_to_thread=False)
def show() -> Response[bytes]:
    """OpenAPI 3.1."""
    return Response(document(), media_type="application/json", headers={FRESH_FOR.decode(): "revision"})


ROUTES = [show]
