"""A search in processes of its own: stopped at any moment with what it has found, it leaves this one responsive."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TypeVar

T = TypeVar("T")
LOOK_SECONDS = 0.5
"""Between two looks at the clock, and at whether somebody asks to stop."""


def in_processes(
    searches: list[tuple[Callable[..., Iterator[T]], tuple[object, ...]]], *, seconds: float
) -> Iterator[T | None]:
    """What they find as they find it, until the first has ended or the time is over; None now and then, so that whoever
    listens can stop. The functions and what they are given are pickled.
    """
    spawn = multiprocessing.get_context("spawn")
    ends: list[Connection] = []
    running = []
    until = time.monotonic() + seconds
    try:
        for search, given in searches:
            here, there = spawn.Pipe(duplex=False)
            process = spawn.Process(target=_search, args=(there, search, given), daemon=True)
            process.start()
            there.close()
            ends.append(here)
            running.append(process)
        while (left := until - time.monotonic()) > 0:
            ready = wait(ends, timeout=min(left, LOOK_SECONDS))
            for one in ready:
                assert isinstance(one, Connection)  # noqa: S101 -- nothing else is waited for
                said: tuple[T] | None = _said(one)
                if said is None:
                    return
                yield said[0]
            if not ready:
                yield None
    finally:
        for process in running:
            process.kill()
            process.join()


def _said(end: Connection) -> tuple[T] | None:
    try:
        said: tuple[T] | None = end.recv()
    except EOFError:
        return None  # it died: what was found before stays
    return said


def _search(end: Connection, search: Callable[..., Iterator[object]], given: tuple[object, ...]) -> None:
    with suppress(BrokenPipeError):
        for one in search(*given):
            end.send((one,))
        end.send(None)
