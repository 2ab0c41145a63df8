"""Addresses such as `/sessions/AB12CD.ics`: the router only knows whole segments, so an ending becomes one."""

import re
from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

_ending = re.compile(r"^(.*/(?:sessions|feeds|booth-events)/[^/.]+)\.(ics|png)$|^/sitemap-([A-Za-z-]+)\.(xml)$")


class Endings:
    """`…/sessions/AB12CD.ics` reaches the handler of `…/sessions/{code}/.ics`, `/sitemap-ko.xml` that of
    `/sitemap/{lang}/.xml`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _ending.match(scope["path"]) if scope["type"] == ScopeType.HTTP else None
        if found is not None:
            stem, ending = (found[1], found[2]) if found[1] else (f"/sitemap/{found[3]}", found[4])
            path = f"{stem}/.{ending}"
            scope = cast(Scope, {**scope, "path": path, "raw_path": path.encode()})
        await self.app(scope, receive, send)
