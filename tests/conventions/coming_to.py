"""What a handler comes to: through whatever it names of our own functions, and what is written inside of them."""

import dis
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from inspect import unwrap
from types import CodeType, FunctionType, ModuleType
from typing import Any

from litestar.handlers import HTTPRouteHandler

OURS = ("core", "crm", "directory", "expo", "i18n", "tests")


def coming_to(handlers: Iterable[HTTPRouteHandler], wanted: Callable[[Any], bool]) -> set[str]:
    """Names of those on whose way a function is called that is `wanted`."""
    starts = {str(one.name): unwrap(one.fn) for one in handlers}
    callers = _callers(starts.values())
    found = [one for one in callers if wanted(one)]
    there = set(found)
    while found:
        further = callers[found.pop()] - there
        there |= further
        found += further
    return {name for name, start in starts.items() if start in there}


def _callers(starts: Iterable[Any]) -> dict[Any, set[Any]]:
    """By function that is met, those that name it; only ours are looked into."""
    found: dict[Any, set[Any]] = {one: set() for one in starts}
    left = list(found)
    while left:
        one = left.pop()
        if not isinstance(one, FunctionType) or one.__module__.partition(".")[0] not in OURS:
            continue
        for named in _all_named(one):
            if isinstance(named, FunctionType):
                if named not in found:
                    found[named] = set()
                    left.append(named)
                found[named].add(one)
    return found


def reached(start: Any, seen: set[Any], without: tuple[str, ...] = ()) -> Iterator[Any]:
    """Itself, and all that it names; through functions of ours also what those name, but for rooms `without`."""
    yield start
    if not isinstance(start, FunctionType) or start in seen or start.__module__.endswith(without):
        return
    if start.__module__.partition(".")[0] not in OURS:
        return
    seen.add(start)
    for named in _all_named(start):
        yield from reached(named, seen, without)


def says(text: str) -> Callable[[Any], bool]:
    """For functions in which this very text stands."""
    return lambda one: isinstance(one, FunctionType) and text in _texts(one)


@cache
def _all_named(start: FunctionType) -> tuple[Any, ...]:
    """Read once: many handlers come to the same functions."""
    return tuple(named for code in _codes(start.__code__) for named in _named(start, code))


def words_in(start: FunctionType) -> frozenset[str]:
    """Texts that stand by themselves in it and in what is written inside of it."""
    return frozenset(one for code in _codes(start.__code__) for one in code.co_consts if isinstance(one, str))


@cache
def _texts(start: FunctionType) -> frozenset[str]:
    """Also those that stand in rows."""
    return frozenset(text for code in _codes(start.__code__) for text in _strings(code.co_consts))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _strings(one)


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
