"""A server for a bench: the real application in a process of its own, with a one-line handler beside it to compare with."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

START_SECONDS = 30
ONE_LINE = """
import uvicorn
from litestar import get
from app import app

@get("/bench/hello", sync_to_thread=False, policy="public")
def hello() -> str:
    return "hello"

app.register(hello)
uvicorn.run(app, host="127.0.0.1", port={port}, log_level="error", access_log=False)
"""


@contextmanager
def serving(database_url: str) -> Iterator[str]:
    """The base address; the process is stopped at the end."""
    port = _free_port()
    environment = {**os.environ, "DATABASE_URL": database_url, "PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-c", ONE_LINE.format(port=port)], env=environment)
    try:
        asyncio.run(_until_ready(f"http://127.0.0.1:{port}"))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


async def _until_ready(base: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(START_SECONDS * 10):
            try:
                if (await client.get(f"{base}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
