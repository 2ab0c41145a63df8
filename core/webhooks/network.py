"""Sending to addresses that others chose: looked up once, connected to that very address, no redirects, little patience."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.webhooks.rules import AddressRefused, is_public, target_of

if TYPE_CHECKING:
    import httpx

PATIENCE = 3.0
Resolve = Callable[[str], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Answered:
    """`status` None when there was no answer; `trouble` then says why, without what they sent."""

    status: int | None
    milliseconds: int
    trouble: str = ""

    @property
    def taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


async def looked_up(host: str) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, slots=True)
class Reply:
    """`body` is what they answered, whole; `trouble` says why there is none."""

    status: int | None
    body: bytes = b""
    trouble: str = ""


class TooMuch(Exception):
    """They answered more than was to be read."""


@dataclass(frozen=True, slots=True)
class Network:
    """The one way out. A name of which any address is not public is not connected to at all."""

    resolve: Resolve = looked_up
    transport: "httpx.AsyncBaseTransport | None" = None

    async def send(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Never raises for what the other side does."""
        import httpx  # noqa: PLC0415 -- slow to load, and no web process sends

        begun = time.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                status, trouble = await self._send(url, body, headers), ""
        except (AddressRefused, httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError, UnicodeError) as error:
            status, trouble = None, type(error).__name__
        return Answered(status, int((time.monotonic() - begun) * 1000), trouble)

    async def ask(self, url: str, body: bytes, headers: Mapping[str, str], *, patience: float, most: int) -> Reply:
        """Reads `most` octets at most, as they come: nothing is unpacked. Never raises for what the other side does."""
        import httpx  # noqa: PLC0415 -- as above

        plain = {**headers, "accept-encoding": "identity"}
        try:
            async with asyncio.timeout(patience), self._answering(url, body, plain, patience) as response:
                return Reply(response.status_code, await _read(response, most))
        except (
            AddressRefused,
            TooMuch,
            httpx.HTTPError,
            httpx.InvalidURL,
            OSError,
            TimeoutError,
            UnicodeError,
        ) as error:
            return Reply(None, trouble=type(error).__name__)

    async def _send(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        async with self._answering(url, body, headers, PATIENCE) as response:
            return response.status_code  # what they say is not read: nothing to be swamped with

    @asynccontextmanager
    async def _answering(
        self, url: str, body: bytes, headers: Mapping[str, str], patience: float
    ) -> "AsyncIterator[httpx.Response]":
        import httpx  # noqa: PLC0415 -- as above

        target = target_of(url)
        addresses = await self.resolve(target.host)
        if not addresses or not all(is_public(one) for one in addresses):
            raise AddressRefused
        literal = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        # trust_env off: a proxy would look the name up again, and the second answer may be another.
        async with httpx.AsyncClient(
            transport=self.transport, trust_env=False, follow_redirects=False, timeout=patience
        ) as client:
            request = client.build_request(
                "POST",
                f"https://{literal}{target.path}",
                content=body,
                headers={**headers, "host": target.host},
                extensions={"sni_hostname": target.host},
            )
            response = await client.send(request, stream=True)
            try:
                yield response
            finally:
                await response.aclose()


async def _read(response: "httpx.Response", most: int) -> bytes:
    octets = bytearray()
    async for part in response.aiter_raw():
        octets += part
        if len(octets) > most:
            raise TooMuch
    return bytes(octets)
