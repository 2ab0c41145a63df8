"""Asking one address over and over on kept-alive connections: a small client in its own process, the same for both sides."""

import asyncio
import time
from urllib.parse import urlsplit

READ = 1 << 18


async def requests_a_second(url: str, *, connections: int = 16, seconds: float = 3.0, encoding: str = "br") -> float:
    """Answers per second over all connections; raises RuntimeError when an answer is not 200 with a length."""
    until = time.perf_counter() + seconds
    begun = time.perf_counter()
    counts = await asyncio.gather(*(_ask(url, until, encoding) for _ in range(connections)))
    return sum(counts) / (time.perf_counter() - begun)


async def _ask(url: str, until: float, encoding: str) -> int:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=READ)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    question = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: {encoding}\r\n\r\n".encode()
    count = 0
    while time.perf_counter() < until:
        writer.write(question)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        count += 1
    writer.close()
    return count


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    if b" 200 " not in lines[0]:
        raise RuntimeError(lines[0].decode())
    return next(int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:"))
