"""What a function comes to: through whatever it names of our own functions, and what is written inside of them."""

import dis
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

OURS = ("core", "crm", "directory", "expo", "i18n", "tests")


def comes_to(start: Any, target: Any) -> bool:
    """Whether it names that, itself or through others of ours."""
    return any(one is target for one in reached(start, set()))


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


def words_in(start: FunctionType) -> frozenset[str]:
    """Texts that stand in it and in what is written inside of it."""
    return frozenset(one for code in _codes(start.__code__) for one in code.co_consts if isinstance(one, str))


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
