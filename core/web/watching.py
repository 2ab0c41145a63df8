"""Counts and tells of every request what may be told: the route's name, the status and the time; nothing that was sent."""

import logging
import time
from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.web.metrics import Metrics

log = logging.getLogger("madang.requests")

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
        log.info("%s %s %s %.1f", scope.get("method", "-"), route, status, seconds * 1000)
