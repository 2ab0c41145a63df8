"""A form or call that comes twice has one effect: every handler that changes something goes through `once`, or says in
`bench.harmless` why it need not.
"""

import inspect
from collections.abc import Iterable
from typing import Any

import pytest
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler

from bench.harmless import HARMLESS
from core.access.policies import PUBLIC, http_handlers
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenNow
from tests.conftest import lent
from tests.conventions.reaching import comes_to

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def keyless(handlers: Iterable[HTTPRouteHandler]) -> set[str]:
    """Names of those that change something and never come to `once`."""
    changing = [one for one in handlers if set(one.http_methods) - SAFE]
    return {str(one.name) for one in changing if not comes_to(inspect.unwrap(one.fn), once)}


def test_every_handler_that_changes_something_does_it_once_or_says_why_it_need_not() -> None:
    with lent() as app:
        assert keyless(http_handlers(app)) == HARMLESS


@pytest.mark.planted("a creating form without a key")
def test_one_that_creates_without_a_key_is_found() -> None:
    @post("/kept", name="tests.kept.create", policy=PUBLIC)
    async def kept(request: AnyRequest, now: GivenNow) -> Response[None]:
        async def effect() -> Response[None]:
            return Response(None)

        return await _through(request, effect, now)

    @post("/naive", name="tests.naive.create", policy=PUBLIC)
    async def naive() -> Response[None]:
        return Response(None)

    assert keyless([kept, naive]) == {"tests.naive.create"}


async def _through(request: AnyRequest, effect: Any, now: Any) -> Response[Any]:
    return await once(request, effect, now=now)
