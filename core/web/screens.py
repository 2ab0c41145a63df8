"""Personal pages: shown to one reader in their language, and kept by nobody on the way."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from urllib.parse import quote

from litestar import Response
from litestar.background_tasks import BackgroundTask
from litestar.response.base import ASGIResponse
from litestar.status_codes import HTTP_303_SEE_OTHER

from core.access.csrf import binding, new_mark, token_for
from core.access.guard import given_actor
from core.access.sessions.cookie import give_visitor_mark
from core.web.given import AnyRequest

PRIVATE = {"cache-control": "private, no-store", "vary": "cookie"}
STATUS_OK = 200
SPELT = "%/:=&?~#+!$,;'@()*"
"""What stands in an address as it is; all else (letters of all languages, backslashes, line ends) is encoded."""


class Screens(Protocol):
    """Plugged in by the composition root, since this floor knows no language."""

    def __call__(self, request: AnyRequest, template: str, context: dict[str, Any]) -> bytes: ...


def screen(
    request: AnyRequest, template: str, *, section: str = "", status: int = STATUS_OK, **context: Any
) -> Response[bytes]:
    """A page of the desk, the portal or one's account; `csrf` in it fits this reader's forms and nobody else's."""
    actor = given_actor(request)
    bound_to = binding(request, actor)
    fresh = None if bound_to else new_mark()
    values = {**context, "actor": actor, "section": section, "csrf": token_for(bound_to or fresh or "")}
    screens: Screens = request.app.state.screens
    response = Response(
        screens(request, template, values), media_type="text/html", status_code=status, headers=dict(PRIVATE)
    )
    if fresh is not None:
        give_visitor_mark(response, fresh)
    return response


def moved(address: str) -> Response[None]:
    """303: whatever was sent, the next page is fetched (and going back does not send it again)."""
    return Response(None, status_code=HTTP_303_SEE_OTHER, headers={"location": quote(address, safe=SPELT), **PRIVATE})


class Later(Response[None]):
    """An answer that is still to be made, for exception handlers, which cannot wait."""

    def __init__(self, make: Callable[[], Awaitable[Response[Any]]]) -> None:
        super().__init__(None)
        self._make = make

    def to_asgi_response(self, *_: Any, **given: Any) -> ASGIResponse:
        return _Waiting(self._make, given)  # type: ignore[return-value]


class _Waiting:
    def __init__(self, make: Callable[[], Awaitable[Response[Any]]], given: dict[str, Any]) -> None:
        self._make = make
        self._given = given
        self.background: BackgroundTask | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        response = await self._make()
        await response.to_asgi_response(**self._given)(scope, receive, send)
