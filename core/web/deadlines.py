"""How long an answer may take to begin: what takes longer is broken off, so that it holds nothing that others wait for."""

import asyncio

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.web.plain import HTML, say

SECONDS = 15.0
SECONDS_WITH_FILES = 60.0
RETRY_AFTER = 5


class Deadlines:
    """The time counts from the first byte to the first of the answer; a slow reader may take as long as they need."""

    def __init__(
        self, app: ASGIApp, page: bytes, seconds: float = SECONDS, seconds_with_files: float = SECONDS_WITH_FILES
    ) -> None:
        self.app = app
        self.page = page
        self.seconds = seconds
        self.seconds_with_files = seconds_with_files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._for(scope)) as deadline:

                async def beginning(message: Message) -> None:
                    if message["type"] == "http.response.start":
                        deadline.reschedule(None)
                    await send(message)

                await self.app(scope, receive, beginning)
        except TimeoutError:
            if not deadline.expired():
                raise
            await say(scope, send, 503, self.page, kind=HTML, retry_after=RETRY_AFTER)

    def _for(self, scope: Scope) -> float:
        kind = dict(scope["headers"]).get(b"content-type", b"")
        return self.seconds_with_files if kind.startswith(b"multipart/") else self.seconds
