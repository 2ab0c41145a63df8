"""The virus scanner: clamd over its INSTREAM protocol, where the setting CLAMD names one."""

import asyncio
import struct
from enum import StrEnum

from core.settings import settings

CHUNK = 1 << 16
SECONDS = 30.0


class State(StrEnum):
    """`unscanned`: there is no scanner, or it did not answer; then nothing that should be scanned is shown publicly."""

    UNSCANNED = "unscanned"
    CLEAN = "clean"
    INFECTED = "infected"


def shown_publicly() -> tuple[str, ...]:
    """With a scanner only what it found clean; without one our own drawing anew has to do."""
    return (State.CLEAN,) if settings().clamd else (State.CLEAN, State.UNSCANNED)


async def scanned(content: bytes) -> State:
    """Never raises: a scanner that is away leaves the file unscanned, to be tried again."""
    address = settings().clamd
    if address is None:
        return State.UNSCANNED
    try:
        answer = await asyncio.wait_for(_ask(address, content), SECONDS)
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return State.UNSCANNED
    if answer.endswith(b"FOUND"):
        return State.INFECTED
    return State.CLEAN if answer.endswith(b": OK") else State.UNSCANNED


async def _ask(address: str, content: bytes) -> bytes:
    host, _, port = address.rpartition(":")
    opening = (
        asyncio.open_unix_connection(address) if address.startswith("/") else asyncio.open_connection(host, int(port))
    )
    reader, writer = await opening
    try:
        writer.write(b"zINSTREAM\0")
        for at in range(0, len(content), CHUNK):
            chunk = content[at : at + CHUNK]
            writer.write(struct.pack("!I", len(chunk)) + chunk)
            await writer.drain()
        writer.write(struct.pack("!I", 0))
        await writer.drain()
        return (await reader.readuntil(b"\0")).rstrip(b"\0\n ")
    finally:
        writer.close()
