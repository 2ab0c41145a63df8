"""Refusals as problem details (RFC 9457), in the reader's language; nothing of the site's pages."""

import logging
import re
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from core.db.patience import AGAIN_IN_SECONDS, OUT_OF_PATIENCE
from core.errors import BROKEN, Invalid, Limited, Refusal, Unavailable, mark
from core.settings import settings
from core.web.refusals import allowed

log = logging.getLogger(__name__)

ROOT = "/api/"
REFERENCE = "/api/v1/reference"
PROBLEM = "application/problem+json"
NOT_READ = mark("This request could not be read: see errors.")
WRONG = mark("This value does not fit.")
MISSING = mark("This is missing.")
NO_SUCH_METHOD = mark("This address does not take this method.")


_missing = re.compile(r"^Missing required \w+ parameter '([\w-]+)'")
"""Litestar has no list for these, only its sentence."""


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """`pointer` is a JSON pointer into the body (`#/website`), or the name of a parameter (`?limit`)."""

    pointer: str
    detail: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """`type` leads to its explanation and stays the same; `detail` is a sentence for people, in their language."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Mistake, ...] = ()


class Changed(Refusal):
    status = 412
    message = mark("This changed in the meantime. Fetch it again and decide anew.")


class ConditionNeeded(Refusal):
    status = 428
    message = mark("Please send If-Match with the ETag of what you are about to change.")


def told_as_problems(otherwise: ExceptionHandlersMap) -> ExceptionHandlersMap:
    """For whatever lies below `/api/`; everything else is told as `otherwise` has it."""

    def either(tell: Any, site: Any) -> Any:
        def told(request: Request[Any, Any, Any], error: Any) -> Response[Any]:
            chosen = tell if request.scope["path"].startswith(ROOT) else site
            response: Response[Any] = chosen(request, error)
            return response

        return told

    tells: dict[Any, Any] = {Refusal: _refused, HTTPException: _by_status, Exception: _broken}
    tells |= dict.fromkeys(OUT_OF_PATIENCE, _out_of_patience)
    return {kind: either(tells[kind], site) for kind, site in otherwise.items()}


def _out_of_patience(request: Request[Any, Any, Any], _: Exception) -> Response[bytes]:
    return _refused(request, Unavailable(after=AGAIN_IN_SECONDS))


def _refused(request: Request[Any, Any, Any], error: Refusal) -> Response[bytes]:
    mistakes: list[tuple[str, str]] = []
    if isinstance(error, Invalid):
        mistakes = [(f"#/{name}", _say(request, text, error.places)) for name, text in error.fields.items()]
    response = problem(error.status, _say(request, error.message, error.parameters), mistakes)
    if isinstance(error, Limited | Unavailable):
        response.headers["retry-after"] = str(error.parameters.get("after", 1))
    return response


def _by_status(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    status = error.status_code
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response = problem(status, _say(request, NO_SUCH_METHOD, {}))
        response.headers["allow"] = allowed((error.headers or {}).get("allow", ""))
        return response
    if status == HTTPStatus.NOT_FOUND:
        return problem(status, _say(request, mark("There is nothing at this address."), {}))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _broken(request, error)
    extra = error.extra if isinstance(error.extra, list) else []
    mistakes = [(f"?{name}", _say(request, MISSING, {})) for name in _missing.findall(error.detail)]
    return problem(status, _say(request, NOT_READ, {}), mistakes + [_place(one, request) for one in extra])


def _broken(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    incident = secrets.token_hex(4)
    log.error("incident %s at %s", incident, request.route_handler.name, exc_info=error)
    return problem(500, f"{_say(request, BROKEN, {})} ({incident})")


def problem(status: int, detail: str, mistakes: Sequence[tuple[str, str]] = ()) -> Response[bytes]:
    title = HTTPStatus(status).phrase
    shown = Problem(
        type=f"{settings().base_url}{REFERENCE}#status-{status}",
        title=title,
        status=status,
        detail=detail,
        errors=tuple(Mistake(pointer=pointer, detail=text) for pointer, text in mistakes),
    )
    headers = {"cache-control": "no-store", "vary": "accept-language, authorization"}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = 'Bearer realm="api"'
    return Response(msgspec.json.encode(shown), status_code=status, media_type=PROBLEM, headers=headers)


def _place(one: Any, request: Request[Any, Any, Any]) -> tuple[str, str]:
    """Litestar's own words are in English and may quote what was sent: only the place is taken from them."""
    key = str(one.get("key", "")) if isinstance(one, Mapping) else ""
    in_body = isinstance(one, Mapping) and one.get("source") == "body"
    return (f"#/{key.replace('.', '/')}" if in_body else f"?{key}", _say(request, WRONG, {}))


def _say(request: Request[Any, Any, Any], message: str, places: Mapping[str, object]) -> str:
    said: str = request.app.state.say(request.headers.get("accept-language"), message, places)
    return said
