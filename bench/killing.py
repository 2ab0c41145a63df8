"""Killing what the site runs on, as a crash would: no notice, no clean-up. And what a bench needs to start it again."""

import asyncio
import os
import signal
import socket
import time
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from bench.programmes import FOLDER
from core.db.embedded.places import places
from core.db.embedded.postmaster import find_postmaster
from core.db.patience import AWAY

START_SECONDS, LOOK_SECONDS = 90.0, 0.05


def kill_database() -> bool:
    """False when there was none to kill: it is being started again."""
    found = find_postmaster(places(FOLDER))
    if found is not None:
        os.kill(found.pid, signal.SIGKILL)
    return found is not None


async def until_back(address: str) -> None:
    """Until the database answers a question, after it was killed."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            await value_of(address, "SELECT 1")
        except AWAY:
            continue
        return


async def value_of(address: str, statement: str) -> Any:
    """Over a connection of its own."""
    connection = await asyncpg.connect(address)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def web_processes(server: int) -> set[int]:
    """Those that serve: forks of a child that has imported the application (`core.web.workers`)."""
    return {one for child in _children(server) if _forks(child) for one in _children(child)}


def _children(process: int) -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _forks(process: int) -> bool:
    try:
        return b"forkserver" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until_ready(base: str) -> None:
    """Raises TimeoutError when the site does not say so within START_SECONDS."""
    until = time.monotonic() + START_SECONDS
    async with httpx.AsyncClient() as client:
        while True:
            try:
                if (await client.get(f"{base}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            if time.monotonic() > until:
                raise TimeoutError("the server did not start")
            await asyncio.sleep(0.1)
