"""Who may use a handler: every one declares its policy, and an application with an undeclared one does not start."""

from collections.abc import Iterable

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

PUBLIC = "public"
KNOWN = frozenset({PUBLIC})


class UndeclaredPolicy(Exception):
    """A mistake of ours, met when the application is put together."""


def require_policies(app: Litestar) -> None:
    """Raises UndeclaredPolicy naming each handler that has no policy or one that nobody knows."""
    undeclared = sorted(
        f"{handler.name or handler.handler_name}: {handler.opt.get('policy')}"
        for handler in http_handlers(app)
        if handler.opt.get("policy") not in KNOWN
    )
    if undeclared:
        raise UndeclaredPolicy("handlers without a known policy: " + ", ".join(undeclared))


def http_handlers(app: Litestar) -> Iterable[HTTPRouteHandler]:
    """Our handlers, once each; Litestar's own OPTIONS answers have no name and nothing to protect."""
    seen: set[int] = set()
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            if (
                isinstance(handler, HTTPRouteHandler)
                and handler.http_methods != {"OPTIONS"}
                and id(handler) not in seen
            ):
                seen.add(id(handler))
                yield handler
