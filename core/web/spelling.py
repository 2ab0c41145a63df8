"""Addresses that are no text: bytes that are not UTF-8, or a NUL that a database would choke on."""

from urllib.parse import unquote_to_bytes

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from core.web.plain import HTML, say


class Spelling:
    """Refuses them with 400, so that nothing inside has to think of it."""

    def __init__(self, app: ASGIApp, page: bytes) -> None:
        self.app = app
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and not _readable(scope["raw_path"] + b"?" + scope["query_string"]):
            await say(scope, send, 400, self.page, kind=HTML)
        else:
            await self.app(scope, receive, send)


def _readable(address: bytes) -> bool:
    if b"%" not in address and address.isascii():
        return b"\0" not in address
    octets = unquote_to_bytes(address)
    try:
        return "\0" not in octets.decode()
    except UnicodeDecodeError:
        return False
