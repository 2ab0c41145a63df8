"""Litestar without what makes a start long: plugins for what happens to be installed, and a map made anew for each route."""

from collections import defaultdict
from typing import Any

from litestar import Litestar
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.routes import ASGIRoute, HTTPRoute, WebSocketRoute

Known = list[HTTPRoute | ASGIRoute | WebSocketRoute]


class Application(Litestar):
    """Parameters and answers are plain types and msgspec's; nothing here is pydantic's or attrs'."""

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        return [*plugins, MsgspecDIPlugin()]

    @property
    def route_handler_method_map(self) -> dict[str, Any]:
        """Handlers by path and method. Litestar asks for it once for each path that is registered, and makes it of all
        routes there are: with seven hundred an eighth of every start. Ours adds what came or was replaced since.
        """
        known: Known = self.__dict__.setdefault("_known_routes", [])
        found: dict[str, Any] = self.__dict__.setdefault("_known_handlers", defaultdict(dict))
        for place, route in enumerate(self.routes):
            if place >= len(known):
                known.append(route)
            elif known[place] is route:
                continue
            known[place] = route
            found[route.path].update(_by_method(route))
        return found


def _by_method(route: HTTPRoute | ASGIRoute | WebSocketRoute) -> dict[str, Any]:
    if isinstance(route, HTTPRoute):
        return {method: handler for handler in route.route_handlers for method in handler.http_methods}
    return {"websocket" if isinstance(route, WebSocketRoute) else "asgi": route.route_handler}
