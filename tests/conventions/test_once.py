"""A form or call that comes twice has one effect: every handler that changes something goes through `once`, or says in
`bench.harmless` why it need not.
"""

import dis
import inspect
from collections.abc import Iterable, Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler

from bench.harmless import HARMLESS
from core.access.policies import PUBLIC, http_handlers
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenNow
from tests.conftest import lent

OURS = ("core", "crm", "directory", "expo", "i18n", "tests")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def keyless(handlers: Iterable[HTTPRouteHandler]) -> set[str]:
    """Names of those that change something and never come to `once`."""
    changing = [one for one in handlers if set(one.http_methods) - SAFE]
    return {str(one.name) for one in changing if not _comes_to_once(inspect.unwrap(one.fn), set())}


def _comes_to_once(start: Any, seen: set[Any]) -> bool:
    """Through whatever it names of our own functions, and what is written inside of them."""
    if start is once:
        return True
    if not isinstance(start, FunctionType) or start in seen or start.__module__.partition(".")[0] not in OURS:
        return False
    seen.add(start)
    return any(_comes_to_once(named, seen) for named in _all_named(start))


@cache
def _all_named(start: FunctionType) -> tuple[Any, ...]:
    """Read once: many handlers come to the same functions."""
    return tuple(named for code in _codes(start.__code__) for named in _named(start, code))


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _named(start: FunctionType, code: CodeType) -> Iterator[Any]:
    """What its globals are, and of modules what is taken from them."""
    before = None
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            before = start.__globals__.get(str(step.argval))
            yield before
        elif step.opname in ("LOAD_ATTR", "LOAD_METHOD") and isinstance(before, ModuleType):
            before = getattr(before, str(step.argval), None)
            yield before
        else:
            before = None


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
