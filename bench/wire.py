"""Forms sent over connections that are kept open: asking costs the machine little, so that what is timed is the answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

LARGEST_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Wire:
    """One sender's, who waits for an answer before sending again."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, path: str, form: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, str]:
        """Status and text. Raises IncompleteReadError when the server hangs up, StopIteration when it names no length."""
        body = urlencode(form)
        lines = (
            *(f"POST {path} HTTP/1.1", f"host: {self.host}", f"content-length: {len(body)}"),
            "content-type: application/x-www-form-urlencoded",
            *(f"{name}: {value}" for name, value in headers.items()),
        )
        self.writer.write("\r\n".join((*lines, "", body)).encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
        return int(head[9:12]), (await self.reader.readexactly(length)).decode()


async def wired(base: str) -> Wire:
    """Raises OSError when nobody listens at the address."""
    parts = urlsplit(base)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=LARGEST_HEAD)
    return Wire(parts.netloc, reader, writer)
