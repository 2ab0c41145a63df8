"""How a refusal becomes an answer: one page, in the reader's language, never a stack trace."""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from core.errors import Denied, Invalid, Limited, NotFound, Refusal, SignInRequired, Unavailable

log = logging.getLogger(__name__)

Show = Callable[[Request[Any, Any, State], int, Refusal | None, str | None], Response[bytes]]
BY_STATUS: dict[int, type[Refusal]] = {401: SignInRequired, 403: Denied, 404: NotFound, 405: NotFound}


def exception_handlers(show: Show) -> ExceptionHandlersMap:
    """`show(request, status, refusal, incident)` renders; an incident's number is in the log beside the trace."""

    def refused(request: Request[Any, Any, State], error: Refusal) -> Response[bytes]:
        response = show(request, error.status, error, None)
        if isinstance(error, Limited | Unavailable):
            response.headers["retry-after"] = str(error.parameters.get("after", 1))
        return response

    def by_status(request: Request[Any, Any, State], error: HTTPException) -> Response[bytes]:
        kind = BY_STATUS.get(error.status_code)
        refusal = kind() if kind else (Invalid({}) if 400 <= error.status_code < 500 else None)
        return show(request, error.status_code, refusal, None)

    def broken(request: Request[Any, Any, State], error: Exception) -> Response[bytes]:
        incident = secrets.token_hex(4)
        log.error("incident %s at %s", incident, request.scope["path"], exc_info=error)
        return show(request, 500, None, incident)

    return {Refusal: refused, HTTPException: by_status, Exception: broken}
