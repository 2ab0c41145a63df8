"""More requests than can be answered: some are told at once to come back, so that the others are answered in time."""

import asyncio
import heapq
import time
from collections.abc import Awaitable
from itertools import count
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.live.streaming import ENDING
from core.web.load import Load
from core.web.plain import HTML, say

NEVER = ("/assets/", "/livez", "/readyz", "/metrics")
"""Cheap, or asked to find out how we are. Kept pages are answered before they come here."""

AT_THE_DOOR = ("/check-in", "/device")
QUEUE_SECONDS = (2.5, 2.5, 0.1, 0.1)
"""By importance: a page is asked for again in a moment; a form that was sent is somebody's work, who waits rather than send
it again.
"""
LONGEST_QUEUE = 32
LONGEST_BURST = 256
"""Forms that many people send at the same moment wait as long as QUEUE_SECONDS says, however many they are: the system
gives connections to processes as it likes, and most of a burst may come to one of them.
"""
CROWDED_SECONDS = 1.0
"""After a refusal. A long queue bears a burst; one that does not empty would only make everybody late: that of readers is
then half as long as what is being answered, that of forms no longer than readers' usually is.
"""

TURNS = 2
"""Of the loop, before a page blocks it: in the first we hear who came meanwhile, in the second they are told."""

RETRY_AFTER = 2
SHARES = (1.0, 1.0, 0.9, 0.75)
"""Of the places, by importance: those who stand at the door, who sends something, who is signed in, everybody else."""

SENDING = 1
"""The importance of whoever sends something."""

SIGNED_IN = (b"__Host-madang=", b"madang=")
"""How the cookie of a session begins, over TLS and without it. Whether it is a good one costs a look into the database."""

Entry = tuple[int, int, "asyncio.Future[bool]"]


def importance(scope: Scope) -> int:
    """0 comes first."""
    if scope["path"].startswith(AT_THE_DOOR):
        return 0
    if scope["type"] == ScopeType.HTTP and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
        return 1
    cookies = b";".join(value for name, value in scope["headers"] if name == b"cookie").split(b";")
    return 2 if any(one.strip().startswith(SIGNED_IN) for one in cookies) else 3


class Shedding:
    """Places are given by importance, then by arrival; nobody waits for one longer than QUEUE_SECONDS says, and who has to
    be refused is refused before anybody is answered.
    """

    def __init__(self, app: ASGIApp, page: bytes, load: Load | None = None) -> None:
        self.app = app
        self.page = page
        self.load = Load() if load is None else load
        self.waiting: list[Entry] = []
        self.arrivals = count()
        self.crowded_until = 0.0
        self.late_until = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith(NEVER) or scope["path"].endswith(ENDING):
            await self.app(scope, receive, send)
        elif not await self._place(importance(scope)):
            self.load.shed += 1
            await say(scope, send, 503, self.page, kind=HTML, retry_after=RETRY_AFTER)
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, waited, sent = time.perf_counter(), 0.0, False

        async def by_the_reader(act: Awaitable[Any]) -> Any:
            """Who sends or reads slowly takes no place meanwhile."""
            nonlocal waited
            self.load.left()
            self._call_next()
            since = time.perf_counter()
            try:
                return await act
            finally:
                waited += time.perf_counter() - since
                self.load.back()

        async def received() -> Any:
            nonlocal sent
            message = await (receive() if sent else by_the_reader(receive()))
            sent = sent or not message.get("more_body", False)
            return message

        async def answered(message: Message) -> None:
            await by_the_reader(send(message))

        try:
            for _ in range(TURNS):
                await asyncio.sleep(0)
            await self.app(scope, received, answered)
        finally:
            self.load.ended(_kind(scope), time.perf_counter() - began - waited)
            self._call_next()

    async def _place(self, rank: int) -> bool:
        if not self.waiting and self.load.taken(SHARES[rank]):
            return True
        now = asyncio.get_running_loop().time()
        found = self._makes_way(rank, self._longest(rank, now)) and await self._called(rank)
        if not found:
            self.crowded_until = now + CROWDED_SECONDS
            if rank <= SENDING:
                self.late_until = now + QUEUE_SECONDS[rank] + CROWDED_SECONDS
        return found

    def _longest(self, rank: int, now: float) -> int:
        """How many may wait when somebody of that importance comes."""
        if rank <= SENDING:
            return LONGEST_QUEUE if now < self.late_until else LONGEST_BURST
        return max(1, int(self.load.limit) // 2) if now < self.crowded_until else LONGEST_QUEUE

    async def _called(self, rank: int) -> bool:
        called: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        entry = (rank, next(self.arrivals), called)
        heapq.heappush(self.waiting, entry)
        giving_up = asyncio.get_running_loop().call_later(QUEUE_SECONDS[rank], _give_up, called)
        self._call_next()
        try:
            return await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled() and called.result():
                self.load.left()
            raise
        finally:
            giving_up.cancel()
            self._forget(entry)

    def _makes_way(self, rank: int, longest: int) -> bool:
        """Whether there is room to wait; in a full queue, for whoever is more important than the last, who goes."""
        while len(self.waiting) >= longest:
            last = max(self.waiting)
            if last[0] <= rank:
                return False
            self._forget(last)
            _give_up(last[2])
        return True

    def _forget(self, entry: Entry) -> None:
        if entry in self.waiting:
            self.waiting.remove(entry)
            heapq.heapify(self.waiting)

    def _call_next(self) -> None:
        while self.waiting:
            rank, _, called = self.waiting[0]
            if called.done():
                heapq.heappop(self.waiting)
            elif self.load.taken(SHARES[rank]):
                heapq.heappop(self.waiting)
                called.set_result(True)
            else:
                return


def _kind(scope: Scope) -> str:
    """The first three parts of the address: enough to tell a schedule from a desk, few enough to remember."""
    return "/".join(scope["path"].split("/", 4)[:4])


def _give_up(called: "asyncio.Future[bool]") -> None:
    if not called.done():
        called.set_result(False)
