"""Counts and tells of every request what may be told: the route's name, the status and the time; nothing that was sent."""

import logging
import re
import secrets
import time
from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.networks import is_trusted
from core.settings import settings
from core.web.metrics import Metrics

log = logging.getLogger("madang.requests")

REQUEST_ID = b"x-request-id"
_id = re.compile(r"[A-Za-z0-9-]{8,64}")
ROUTE = "route_name"
KEPT = "kept"
"""No route was asked: a page that was ready, or a layer that refused."""


class Naming:
    """The innermost layer: writes down which route answered, where the outermost finds it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        finally:
            route = scope.get("route_handler")
            scope["state"][ROUTE] = str(route.name) if route is not None and route.name else "none"


class Watching:
    """Wraps everything."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        cast(dict[str, object], scope).setdefault("state", {})
        began, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self.metrics.in_flight += 1
        try:
            await self.app(scope, receive, watched)
        finally:
            self.metrics.in_flight -= 1
            self._tell(scope, status, time.perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = str(scope["state"].get(ROUTE, KEPT))
        self.metrics.answered(route, status, seconds)
        if not log.isEnabledFor(logging.INFO):
            return
        told = {"request": _request_id(scope), "method": scope.get("method"), "route": route, "status": status}
        log.info("answered", extra={**told, "ms": round(seconds * 1000, 1)})


def _request_id(scope: Scope) -> str:
    """That of our own proxy, so that its log and ours can be laid beside each other; else one of our own."""
    claimed = dict(scope["headers"]).get(REQUEST_ID, b"").decode("latin-1")
    client = scope.get("client")
    if client is not None and is_trusted(client[0], settings().trusted_proxies) and _id.fullmatch(claimed):
        return claimed
    return secrets.token_hex(8)
