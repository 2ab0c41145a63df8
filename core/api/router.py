"""Everything below `/api/v1`: by token, never by cookie, and described in one document."""

from collections.abc import Sequence
from typing import Any

from litestar import Router

from core.access.tokens.bearer import BY_TOKEN
from core.api import accounts, routes
from core.api.document import describe
from core.api.examples import OWN, Examples


def api(*further: Sequence[Any], examples: Sequence[Examples] = ()) -> Router:
    """`further` are the lists of handlers of the floors above, `examples` what their shapes look like."""
    own = [*routes.ROUTES, *accounts.ROUTES]
    made = [one for many in further for one in many]
    router = Router("/api/v1", route_handlers=[*own, *made], opt={BY_TOKEN: True})
    describe([router], [OWN, *examples])
    return router
