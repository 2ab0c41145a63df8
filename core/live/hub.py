"""Who listens in this process, and for what: pages that stay open are woken by a notice instead of asking again."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

from core.errors import Unavailable

MOST = 6_000
"""Listeners of one process; whoever comes after asks again later, and meanwhile asks in the old way."""

AGAIN_IN_SECONDS = 30
HEARTBEAT_SECONDS = 15.0


class Hub:
    """`hear` is given every notice of the database, as the shelf is."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.closed = False
        self.count = 0
        self._by_subject: dict[str, set[asyncio.Event]] = defaultdict(set)

    async def hear(self, subject: str | None) -> None:
        """None: notices may have been missed, so that everybody looks."""
        for each in list(self._by_subject) if subject is None else [subject]:
            for event in self._by_subject.get(each, ()):
                event.set()

    def check(self) -> None:
        """Raises Unavailable when nobody more is let in: to be asked before an answer begins."""
        if self.closed or self.count >= self.most:
            raise Unavailable(after=AGAIN_IN_SECONDS)

    def close(self) -> None:
        """Lets everybody go, and nobody in: this process is about to stop."""
        self.closed = True
        for events in self._by_subject.values():
            for event in events:
                event.set()

    @contextmanager
    def listening(self, subject: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever something happened; the listener clears it. Raises Unavailable when full."""
        self.check()
        event = asyncio.Event()
        self._by_subject[subject].add(event)
        self.count += 1
        try:
            yield event
        finally:
            self.count -= 1
            self._by_subject[subject].discard(event)
            if not self._by_subject[subject]:
                del self._by_subject[subject]

    async def beats(self, subject: str, *, seconds: float, heartbeat: float = HEARTBEAT_SECONDS) -> AsyncIterator[bool]:
        """True after every notice, and at once; False when nothing came for a heartbeat. Ends after `seconds`, so that
        who listens is asked again who they are, and when the process stops.
        """
        end = asyncio.get_running_loop().time() + seconds
        with self.listening(subject) as event:
            yield True
            while (left := end - asyncio.get_running_loop().time()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(heartbeat, left)):
                        await event.wait()
                if self.closed:
                    return
                woken = event.is_set()
                event.clear()
                yield woken
