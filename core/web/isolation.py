"""What pages of other sites may ask of us: to be linked to, nothing else (Fetch Metadata, W3C)."""

from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from core.settings import settings
from core.web.locks import REPORTS
from core.web.plain import HTML, say

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PERSONAL = ("/desk", "/portal", "/account", "/api")
"""Addresses whose answers depend on who asks: another site may open them in a window, but not read or embed them."""

OURS = frozenset({b"same-origin", b"none"})
EMBEDDED = frozenset({b"object", b"embed", b"iframe", b"frame"})


class Isolation:
    """Refuses before anything is read, whether or not a cookie came along. Programs that are no browsers pass: they
    send neither header. Reports pass too: a browser sends them of itself, in the name of no page.
    """

    def __init__(self, app: ASGIApp, page: bytes) -> None:
        self.app = app
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and not _allowed(scope["method"], scope["path"], dict(scope["headers"])):
            await say(scope, send, 403, self.page, kind=HTML)
        else:
            await self.app(scope, receive, send)


def _allowed(method: str, path: str, headers: dict[bytes, bytes]) -> bool:
    if _from_here(method, headers) or path == REPORTS:
        return True
    if method not in SAFE:
        return False
    return not path.startswith(PERSONAL) or _opened_in_a_window(method, headers)


def _from_here(method: str, headers: dict[bytes, bytes]) -> bool:
    """Old browsers do not say from which site, but name the origin of what they send."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in OURS
    origin = headers.get(b"origin")
    return method in SAFE or origin is None or origin.decode("latin-1") == _origin(settings().base_url)


def _opened_in_a_window(method: str, headers: dict[bytes, bytes]) -> bool:
    navigation = headers.get(b"sec-fetch-mode") == b"navigate" and headers.get(b"sec-fetch-dest") not in EMBEDDED
    return method == "GET" and navigation


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
