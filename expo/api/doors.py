"""What the handlers of a programme share: they are for everybody, and read memory only."""

from collections.abc import Callable
from typing import Any

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.types import AnyCallable

from core.access.policies import PUBLIC
from core.api.answers import documented
from core.api.document import locked


def public(path: str, name: str, shape: Any) -> Callable[[AnyCallable], HTTPRouteHandler]:
    """A handler that reads memory only, so that it is kept until the next release."""
    return get(
        path,
        name=name,
        policy=PUBLIC,
        tags=["programme"],
        security=locked(PUBLIC),
        responses=documented(shape),
        sync_to_thread=False,
    )
