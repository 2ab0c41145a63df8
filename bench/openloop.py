"""Readers who do not wait for each other: `python -m bench.openloop URL RATE SECONDS`, each question another search.

Over connections that are open already, as those of a proxy are. Asks at the given rate whatever the answers do, and
counts from when a question was due, not from when it could be sent.
RATE 0 is a closed loop of four readers. Prints one line of JSON: `[status, seconds]` of every answer; 0 for none, and
-1 for a question that was due while all connections waited, so that it was never sent.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from urllib.parse import urlsplit

CLOSED_READERS = 4
CONNECTIONS = 200
PATIENCE_SECONDS = 10.0
UNSENT = -1
Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Readers:
    """Connections are kept and used again, as browsers and proxies do."""

    def __init__(self, url: str) -> None:
        self.parts = urlsplit(url)
        self.idle: list[Wire] = []
        self.answers: list[tuple[int, float]] = []
        self.asked = 0

    async def ask(self, due: float) -> None:
        status = 0
        with suppress(OSError, EOFError, TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                status = await self._asked_on(self.idle.pop() if self.idle else await self.connected())
        self.answers.append((status, time.perf_counter() - due))

    async def _asked_on(self, wire: Wire) -> int:
        """A connection that the server closed because nobody used it is replaced, as browsers do."""
        if wire[0].at_eof():
            wire[1].close()
            wire = await self.connected()
        status = await self._answer(*wire)
        self.idle.append(wire)
        return status

    async def connected(self) -> Wire:
        return await asyncio.open_connection(self.parts.hostname, self.parts.port, limit=1 << 20)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        self.asked += 1
        path = f"{self.parts.path}?q=city{self.asked}-{time.perf_counter_ns()}"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.parts.netloc}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        return int(head[9:12])


async def closed(readers: Readers, seconds: float) -> None:
    until = time.perf_counter() + seconds

    async def one() -> None:
        while time.perf_counter() < until:
            await readers.ask(time.perf_counter())

    await asyncio.gather(*(one() for _ in range(CLOSED_READERS)))


async def opened(readers: Readers, rate: float, seconds: float) -> None:
    readers.idle = [await readers.connected() for _ in range(CONNECTIONS)]
    began = time.perf_counter()
    asking: set[asyncio.Task[None]] = set()
    for number in range(int(rate * seconds)):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if len(asking) >= CONNECTIONS:
            readers.answers.append((UNSENT, PATIENCE_SECONDS))
            continue
        task = asyncio.create_task(readers.ask(due))
        asking.add(task)
        task.add_done_callback(asking.discard)
    await asyncio.gather(*asking)


def main() -> None:
    url, rate, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    readers = Readers(url)
    asyncio.run(opened(readers, rate, seconds) if rate else closed(readers, seconds))
    print(json.dumps(readers.answers))


if __name__ == "__main__":
    main()
