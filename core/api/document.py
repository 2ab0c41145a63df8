"""The API described for machines (OpenAPI 3.1), made from the handlers themselves."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from litestar import Litestar, Router
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme, Server

from core.access.guard import given_actor, given_now
from core.access.policies import PUBLIC
from core.api.examples import Examples, illustrate
from core.settings import settings
from core.webhooks.described import PARAMETERS, webhooks

TITLE, VERSION = "Madang", "1"
SAYS = (
    "The programme, the agreements and the records of an expo. What the public may read needs no token. "
    "Lists come in pages: follow the Link with rel=next. Times are in UTC or carry their offset. "
    "What changes is told to webhooks that an administrator makes: signed as Standard Webhooks has it, at least once, in "
    "the order of the journal, with ids and codes. Fetch what may be known with a token."
)
IF_MATCH = {
    "name": "if-match",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "The ETag of what was read; without it 428.",
}
_described: list[Any] = []
_examples: dict[str, Any] = {}


def describe(routers: Sequence[Router], examples: Sequence[Examples] = ()) -> None:
    """Said once, when the application is put together."""
    _described[:] = routers
    _examples.clear()
    for many in examples:
        _examples.update(many)
    document.cache_clear()


@cache
def document() -> bytes:
    """Handlers that are for everybody need no token; the others name it."""
    config = OpenAPIConfig(
        title=TITLE,
        version=VERSION,
        description=SAYS,
        servers=[Server(url=settings().base_url)],
        components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
    )
    given = {
        "actor": Provide(given_actor, sync_to_thread=False),
        "now": Provide(given_now, sync_to_thread=False),
    }
    app = Litestar(route_handlers=list(_described), openapi_config=config, dependencies=given)
    described = app.openapi_schema.to_schema()
    illustrate(described, _examples)
    described["components"]["parameters"] = PARAMETERS
    _ask_what_was_seen(described["paths"])
    described["webhooks"] = webhooks()
    return msgspec.json.encode(described)


def _ask_what_was_seen(paths: dict[str, Any]) -> None:
    """Of whatever answers 428. No handler takes it as an argument of its own: missing would be 400 then."""
    for operation in (one for path in paths.values() for one in path.values()):
        if "428" in operation["responses"]:
            operation.setdefault("parameters", []).append(IF_MATCH)


def locked(policy: object) -> list[dict[str, list[str]]]:
    """What OpenAPI calls security, by the handler's own policy."""
    return [] if policy == PUBLIC else [{"token": []}]
