"""How a refusal becomes an answer: the form again, a way to sign in, or one page in the reader's language."""

import logging
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from litestar import Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from core.access.guard import SAFE
from core.access.rules import ConfirmationNeeded
from core.db.patience import AGAIN_IN_SECONDS, OUT_OF_PATIENCE
from core.errors import Conflict, Denied, Invalid, Limited, NotFound, Refusal, SignInRequired, Unavailable, mark
from core.forms.form import SHOWN_BY, Unreadable
from core.web.given import AnyRequest
from core.web.screens import Later, moved

log = logging.getLogger(__name__)

Show = Callable[[AnyRequest, int, Refusal | None, str | None], Response[Any]]


class TooLarge(Refusal):
    """More octets than the handler takes; nobody has read them."""

    status = 413
    message = mark("This is more than can be sent at once. Please go back and send less, or a smaller file.")


class OtherMethod(Refusal):
    """There is something at this address, and this cannot be done with it."""

    status = 405
    message = mark("This cannot be done at this address. Please open the page and begin from there.")


BY_STATUS: dict[int, type[Refusal]] = {
    400: Unreadable,
    401: SignInRequired,
    403: Denied,
    404: NotFound,
    405: OtherMethod,
    413: TooLarge,
}
SIGN_IN, CONFIRM = "/account/sign-in", "/account/confirm"


def exception_handlers(show: Show) -> ExceptionHandlersMap:
    """`show(request, status, refusal, incident)` renders; an incident's number is in the log beside the trace."""

    def refused(request: AnyRequest, error: Refusal) -> Response[Any]:
        if isinstance(error, SignInRequired):
            return moved(_way_in(request, CONFIRM if isinstance(error, ConfirmationNeeded) else SIGN_IN))
        if isinstance(error, Invalid | Conflict | Limited) and SHOWN_BY in request.scope["state"]:
            return _again(request, error, refused)
        return _waiting(show(request, error.status, error, None), error)

    def by_status(request: AnyRequest, error: HTTPException) -> Response[Any]:
        kind = BY_STATUS.get(error.status_code)
        refusal = kind() if kind else (Invalid({}) if 400 <= error.status_code < 500 else None)
        response = show(request, error.status_code, refusal, None)
        if methods := (error.headers or {}).get("allow"):
            response.headers["allow"] = allowed(methods)
        return response

    def broken(request: AnyRequest, error: Exception) -> Response[Any]:
        incident = secrets.token_hex(4)
        log.error("incident %s at %s", incident, request.route_handler.name, exc_info=error)
        return show(request, 500, None, incident)

    def out_of_patience(request: AnyRequest, _: Exception) -> Response[Any]:
        return refused(request, Unavailable(after=AGAIN_IN_SECONDS))

    patience: ExceptionHandlersMap = dict.fromkeys(OUT_OF_PATIENCE, out_of_patience)
    return {Refusal: refused, HTTPException: by_status, Exception: broken, **patience}


def _again(
    request: AnyRequest, error: Refusal, otherwise: Callable[[AnyRequest, Refusal], Response[Any]]
) -> Response[Any]:
    """The form as it was sent, with what is wrong said at the fields; a form that is about nothing has no page to show."""
    shown_by, form = request.scope["state"].pop(SHOWN_BY)
    if isinstance(error, Invalid):
        for name, message in error.fields.items():
            form.mistake(name, message, **error.places)
    else:
        form.refusal = error

    async def shown() -> Response[Any]:
        try:
            response: Response[Any] = await shown_by(request, form)
        except Refusal as other:
            return otherwise(request, other)
        response.status_code = error.status
        return _waiting(response, error)

    return Later(shown)


def allowed(methods: str) -> str:
    """What an address does take (RFC 9110, 15.5.6 asks for the list); HEAD is answered wherever GET is."""
    known = {one.strip() for one in methods.split(",") if one.strip()}
    return ", ".join(sorted(known | ({"HEAD"} if "GET" in known else set())))


def _waiting(response: Response[Any], error: Refusal) -> Response[Any]:
    if isinstance(error, Limited | Unavailable):
        response.headers["retry-after"] = str(error.parameters.get("after", 1))
    return response


def _way_in(request: AnyRequest, door: str) -> str:
    """Back to the page afterwards: the one asked for, or the one whose form was sent."""
    if request.method in SAFE:
        query = request.scope["query_string"].decode("latin-1")
        wanted = request.scope["path"] + (f"?{query}" if query else "")
    else:
        sent_from = urlsplit(request.headers.get("referer", ""))
        wanted = (sent_from.path or "/desk") + (f"?{sent_from.query}" if sent_from.query else "")
    return f"{door}?next={quote(wanted, safe='/')}"
