"""A server for a bench: the real application in a process of its own, with a one-line handler beside it to compare with."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.killing import free_port, until_ready

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
def serving(database_url: str, before: str = "") -> Iterator[str]:
    """The base address; the process is stopped at the end. `before` is a line that it runs before it loads ours."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database_url, "PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-c", before + ONE_LINE.format(port=port)], env=environment)
    try:
        asyncio.run(until_ready(f"http://127.0.0.1:{port}"))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
