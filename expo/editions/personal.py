"""Pages for one reader in the frame of the public ones: kept by nobody on the way, with forms that fit this reader."""

from secrets import token_urlsafe
from typing import Any

from litestar import Response

from core.access.csrf import binding, new_mark, token_for
from core.access.guard import given_actor
from core.access.sessions.cookie import give_visitor_mark
from core.web.given import AnyRequest
from core.web.screens import PRIVATE, STATUS_OK
from expo.editions.frame import absent, frame, reader
from expo.releases.snapshot import FrozenEdition
from i18n.catalogue import say
from i18n.rendering import Pages

KEY_BYTES = 16


def personal(
    request: AnyRequest,
    template: str,
    *,
    section: str,
    edition: FrozenEdition,
    status: int = STATUS_OK,
    **context: Any,
) -> Response[bytes]:
    """No search engine is told of it."""
    who, actor = reader(request), given_actor(request)
    token, fresh = form_token(request)
    values = {
        **frame(who, edition, section, (), absent(request, edition)),
        "actor": actor,
        "csrf": token,
        "say": lambda message, /, **places: say(who.language, message, **places),
        "fresh_key": lambda: token_urlsafe(KEY_BYTES),
        **context,
    }
    pages: Pages = request.app.state.pages
    body = pages.render(who.language, template, values)
    response = Response(body, media_type="text/html", status_code=status, headers=dict(PRIVATE))
    remembered(response, fresh)
    return response


def form_token(request: AnyRequest) -> tuple[str, str | None]:
    """What this browser's forms carry, and the mark that it is to be given if it has none yet."""
    bound_to = binding(request, given_actor(request))
    fresh = None if bound_to else new_mark()
    return token_for(bound_to or fresh or ""), fresh


def remembered(response: Response[Any], fresh: str | None) -> None:
    if fresh is not None:
        give_visitor_mark(response, fresh)
