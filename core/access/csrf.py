"""Tokens of forms, bound to the session or, before there is one, to the browser: another's token is of no use."""

import hmac
import secrets
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import State

from core.access.secret import tag
from core.access.sessions.cookie import session_token, visitor_mark
from core.actor import Actor
from core.errors import Denied, mark
from core.forms.form import sent_in
from core.settings import settings

FIELD = "csrf"
HEADER = "x-csrf-token"
MARK_BYTES = 32
LONGEST_FIELD = 100


class FormFromElsewhere(Denied):
    message = mark(
        "This form was opened before you signed in, or on another page. Please open it again and send it once more."
    )


def binding(request: Request[Any, Any, State], actor: Actor) -> str | None:
    """What this browser's forms are bound to; None when it has neither a session nor a mark yet."""
    return session_token(request) if actor.session is not None else visitor_mark(request)


def token_for(bound_to: str) -> str:
    return tag("csrf", bound_to.encode()).hex()


def new_mark() -> str:
    return secrets.token_urlsafe(MARK_BYTES)


async def require_own_form(request: Request[Any, Any, State], actor: Actor) -> None:
    """Two locks: where the browser says the form comes from, and the token in it. Raises FormFromElsewhere."""
    bound_to = binding(request, actor)
    if bound_to is None or not _from_here(request):
        raise FormFromElsewhere
    given = request.headers.get(HEADER) or (await sent_in(request)).get(FIELD, "")
    if not isinstance(given, str) or not hmac.compare_digest(
        given[:LONGEST_FIELD].encode(), token_for(bound_to).encode()
    ):
        raise FormFromElsewhere


def _from_here(request: Request[Any, Any, State]) -> bool:
    """Fetch metadata where the browser sends it, else the Origin; old browsers that send neither have the token."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == urlsplit(settings().base_url).netloc
