"""Going in good order: first we say that we are not ready, then nobody new is let in, then who is inside is answered."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from litestar.datastructures import State

NOTICE_SECONDS = 1.0
"""Between saying so at /readyz and closing the door: a balancer that asks every second sends nobody more."""


@contextmanager
def leaving_in_order(state: State, let_go: Callable[[], None]) -> Iterator[None]:
    """Within the block SIGTERM sets `state.leaving`, calls `let_go` and reaches whoever handled it before a moment
    later. Where nobody did (a command, a test), it does what it always does.
    """
    state.leaving = False
    before = signal.getsignal(signal.SIGTERM)
    loop = asyncio.get_running_loop()

    def told(number: int, frame: FrameType | None) -> None:
        if callable(before):
            state.leaving = True
            loop.call_soon_threadsafe(let_go)
            loop.call_soon_threadsafe(loop.call_later, NOTICE_SECONDS, before, number, frame)

    if callable(before):
        signal.signal(signal.SIGTERM, told)
    try:
        yield
    finally:
        if callable(before):
            signal.signal(signal.SIGTERM, before)
