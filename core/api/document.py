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
    described["webhooks"] = webhooks()
    return msgspec.json.encode(described)


def locked(policy: object) -> list[dict[str, list[str]]]:
    """What OpenAPI calls security, by the handler's own policy."""
    return [] if policy == PUBLIC else [{"token": []}]
