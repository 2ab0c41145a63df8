"""Answers of the layers around the application: ready bytes, since there is neither a page nor a reader's language yet."""

from dataclasses import dataclass

from litestar.enums import ScopeType
from litestar.types import HTTPResponseStartEvent, Scope, Send

HTML = b"text/html; charset=utf-8"
TEXT = b"text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Notices:
    """Whole pages, made at the start by the floor that knows languages."""

    busy: bytes
    elsewhere: bytes
    unreadable: bytes


async def say(
    scope: Scope, send: Send, status: int, body: bytes, *, kind: bytes = TEXT, retry_after: int | None = None
) -> None:
    """Kept by nobody on the way. A websocket that is refused is closed."""
    if scope["type"] != ScopeType.HTTP:
        await send({"type": "websocket.close", "code": 1008, "reason": None})
        return
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
