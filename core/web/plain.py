"""Answers of the layers around the application: ready bytes, since there is neither a page nor a reader's language yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from litestar.enums import ScopeType
from litestar.types import HTTPResponseStartEvent, Scope, Send

HTML = b"text/html; charset=utf-8"
TEXT = b"text/plain; charset=utf-8"
PROBLEM = b"application/problem+json"
API = "/api/"
TOLD_TO_PROGRAMS: Mapping[int, str] = {
    400: "The address holds bytes that are no text.",
    403: "This request was made by a page of another site.",
    503: "There is too much to do at the moment. Please try again after Retry-After seconds.",
}
"""What a page says in every language, in one sentence for whoever reads no pages (RFC 9457)."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Whole pages, made at the start by the floor that knows languages."""

    busy: bytes
    elsewhere: bytes
    unreadable: bytes


async def say(
    scope: Scope, send: Send, status: int, body: bytes, *, kind: bytes = TEXT, retry_after: int | None = None
) -> None:
    """Kept by nobody on the way. A websocket that is refused is closed; below `/api/` a page is told as a problem."""
    if scope["type"] != ScopeType.HTTP:
        await send({"type": "websocket.close", "code": 1008, "reason": None})
        return
    if kind == HTML and scope["path"].startswith(API):
        kind, body = PROBLEM, _problem(status)
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    start: HTTPResponseStartEvent = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    sent = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": sent, "more_body": False})


def _problem(status: int) -> bytes:
    told = {"type": f"/api/v1/reference#status-{status}", "title": HTTPStatus(status).phrase, "status": status}
    return json.dumps({**told, "detail": TOLD_TO_PROGRAMS[status]}).encode()
