"""Under which names the site answers: links, cookies and caches never take a name from whoever asks."""

from collections.abc import Collection

from litestar.types import ASGIApp, Receive, Scope, Send

from core.networks import host_of
from core.web.plain import say

PROBES = frozenset({"/livez", "/readyz"})
"""Asked by balancers by address; what they say is the same under any name."""

UNKNOWN = b"This site does not answer under the name that was asked for (see ALLOWED_HOSTS in docs/settings.md).\n"


class Hosts:
    """Wraps everything that could be shown: one Host header, with a name that is ours."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] in PROBES or self._ours(scope):
            await self.app(scope, receive, send)
        else:
            await say(scope, send, 400, UNKNOWN)

    def _ours(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        return len(named) == 1 and host_of(named[0].decode("latin-1")) in self.allowed
