"""The shortest way of a request: an anonymous page that is already printed never reaches the framework."""

import time
from collections.abc import Callable
from typing import Any, cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

from core.web.pages import Headers, Kept, Page, printed

FRESH_FOR = b"x-fresh-for"
"""Set by a handler whose page may be kept: seconds, or `revision` for as long as nothing new is published."""

UNTIL_REVISION = b"revision"
LONGEST_QUERY = 200
SHARED: Headers = [(b"cache-control", b"public, no-cache"), (b"vary", b"accept-encoding")]
OURS = {b"set-cookie", b"content-length", b"etag", b"content-encoding", b"cache-control", b"vary", FRESH_FOR}


class PageCache:
    """Wraps the application. `revision()` is asked before a page is rendered and once more before it is kept, so that
    a page rendered while something was being published is shown once and never again.
    """

    def __init__(self, app: ASGIApp, revision: Callable[[], int], kept: Kept | None = None) -> None:
        self.app = app
        self.revision = revision
        self.kept = Kept() if kept is None else kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        address = scope["path"].encode() + b"?" + scope["query_string"]
        page = self.kept.find(address, self.revision(), time.monotonic())
        if page is not None:
            await answer(page, scope, send)
        else:
            await self._render(address, scope, receive, send)

    async def _render(self, address: bytes, scope: HTTPScope, receive: Receive, send: Send) -> None:
        revision = self.revision()
        rendering = _Rendering(send, without_body=scope["method"] == "HEAD")
        await self.app(cast(Scope, {**scope, "method": "GET"}), receive, rendering.take)
        if rendering.start is None:
            return
        page = _page(rendering, revision)
        if len(scope["query_string"]) <= LONGEST_QUERY and revision == self.revision():
            self.kept.keep(address, page)
        await answer(page, scope, send)


async def answer(page: Page, scope: HTTPScope, send: Send) -> None:
    """304 when the reader has these very bytes, the page otherwise; HEAD gets the headers alone."""
    asked = dict(scope["headers"])
    body = page.encoded_for(asked.get(b"accept-encoding", b""))
    if _unchanged(asked.get(b"if-none-match"), body.etag):
        kept = [(name, value) for name, value in body.headers if name not in (b"content-length", b"content-type")]
        await send(_start(304, kept))
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return
    await send(_start(200, body.headers))
    octets = b"" if scope["method"] == "HEAD" else body.octets
    await send({"type": "http.response.body", "body": octets, "more_body": False})


class _Rendering:
    """Holds back a response that asks to be kept; passes every other one through as it comes."""

    def __init__(self, send: Send, *, without_body: bool) -> None:
        self.start: HTTPResponseStartEvent | None = None
        self.fresh_for = UNTIL_REVISION
        self.octets = bytearray()
        self._send = send
        self._without_body = without_body

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            fresh_for = dict(message["headers"]).get(FRESH_FOR)
            if fresh_for is not None and message["status"] == 200:
                self.start, self.fresh_for = message, fresh_for
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.octets += message["body"]
            return
        elif self._without_body and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def _page(rendering: _Rendering, revision: int) -> Page:
    start = cast(HTTPResponseStartEvent, rendering.start)
    own: Headers = [(name, value) for name, value in start["headers"] if name not in OURS]
    until = None if rendering.fresh_for == UNTIL_REVISION else time.monotonic() + float(rendering.fresh_for)
    return printed(bytes(rendering.octets), own + SHARED, revision, until)


def _unchanged(known: bytes | None, etag: bytes) -> bool:
    if known is None:
        return False
    return known.strip() == b"*" or etag in (tag.strip().removeprefix(b"W/") for tag in known.split(b","))


def _start(status: int, headers: Headers) -> Any:
    return {"type": "http.response.start", "status": status, "headers": headers}
