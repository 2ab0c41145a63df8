"""Many who ask the same thing at the same moment are answered by one reading, which began after the last of them asked."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from core.db.engine import DB

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


class Together(Generic[Key, Found]):
    """`read` by key, for what is the same for everybody who may ask.

    Whoever comes while a reading runs waits for the next one, with all who come until that begins: nobody is told what
    was so before they asked. Within a transaction one reads for oneself, since it must see what it wrote. Raises what
    `read` raises, to each of them.
    """

    def __init__(self, read: Callable[[Key], Awaitable[Found]]) -> None:
        self._read = read
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Readings[Found]] = WeakKeyDictionary()

    async def __call__(self, key: Key) -> Found:
        if DB.current_transaction.get() is not None:
            return await self._read(key)
        of = self._loops.setdefault(asyncio.get_running_loop(), _Readings())
        coming = of.coming.get(key)
        if coming is None:
            coming = of.coming[key] = asyncio.ensure_future(self._after(of, key, of.running.get(key)))
            coming.add_done_callback(_looked_at)
        return await asyncio.shield(coming)

    async def _after(self, of: "_Readings[Found]", key: Key, before: "asyncio.Future[Found] | None") -> Found:
        if before is not None:
            await asyncio.wait([before])
        mine = of.running[key] = of.coming.pop(key)
        try:
            return await self._read(key)
        finally:
            if of.running.get(key) is mine:
                del of.running[key]


class _Readings(Generic[Found]):
    """By key: the one that runs, and the one that begins when that is over."""

    def __init__(self) -> None:
        self.running: dict[Hashable, asyncio.Future[Found]] = {}
        self.coming: dict[Hashable, asyncio.Future[Found]] = {}


def _looked_at(reading: "asyncio.Future[Found]") -> None:
    """Should everybody who asked have left meanwhile, nobody is told of its error."""
    if not reading.cancelled():
        reading.exception()
