"""The real process: how it starts without a database, and how it goes while somebody is still inside."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent.parent.parent
PATIENCE_SECONDS = 120
LONGEST_SECONDS = 20
SIGN_IN = "POST /account/sign-in HTTP/1.1\r\nHost: expo.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"


def surroundings(port: int, **more: str) -> dict[str, str]:
    return {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "ALLOWED_HOSTS": "127.0.0.1", **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_web_process_without_a_database_ends_with_one_sentence() -> None:
    away = "postgresql://madang:hidden-word@127.0.0.1:1/madang"
    environment = surroundings(free_port(), DATABASE_URL=away, DATABASE_OWNER_URL=away)
    ended = subprocess.run(
        [sys.executable, "-m", "core.serve"], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = ended.stderr.strip()
    assert (ended.returncode, said.count("\n"), said.partition(":")[0]) == (1, 0, "The database cannot be reached")
    assert "hidden-word" not in said


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[subprocess.Popen[bytes], httpx.AsyncClient, int]]:
    port = free_port()
    web = subprocess.Popen(
        [sys.executable, "-m", "core.serve"], env=surroundings(port), cwd=ROOT, stderr=subprocess.PIPE
    )
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            await until(client, "/readyz", 200)
            yield web, client, port
    finally:
        web.kill()
        web.wait()


async def until(client: httpx.AsyncClient, address: str, status: int) -> None:
    for _ in range(PATIENCE_SECONDS * 20):
        try:
            if (await client.get(address)).status_code == status:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.05)
    raise AssertionError(f"{address} never answered {status}")


async def test_told_to_stop_it_is_not_ready_answers_who_is_inside_and_goes(db: None) -> None:
    async with serving() as (web, client, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{SIGN_IN}Content-Length: 10\r\n\r\nemail".encode())
        await writer.drain()
        await asyncio.sleep(0.2)
        began = time.monotonic()
        web.send_signal(signal.SIGTERM)
        await until(client, "/readyz", 503)
        assert (await client.get("/livez")).status_code == 200, "it still answers while it says goodbye"
        await asyncio.sleep(2)
        writer.write(b"=1234")
        answer = await reader.readline()
        assert answer.startswith(b"HTTP/1.1 403"), "the form of somebody without a mark, refused by the application"
        writer.close()
        assert await asyncio.to_thread(web.wait, PATIENCE_SECONDS) == 0
        assert time.monotonic() - began < LONGEST_SECONDS
        assert web.stderr is not None
        told = [json.loads(line) for line in web.stderr.read().splitlines()]
        assert {"core.readyz.show", "core.access.entrances.create"} <= {line.get("route") for line in told}
