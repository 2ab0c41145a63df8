"""A real browser in front of a real server with the sample edition."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests import database
from tests.browser import find_browser, get_browser
from tests.conftest import NOW
from tests.journeys.looking import errors_of

START_SECONDS = 90
expect.set_options(timeout=START_SECONDS * 1000)  # how soon something is there is measured in bench/, not here


@dataclass(frozen=True, slots=True)
class Serving:
    """A web process of its own at this worker's database."""

    base: str
    process: subprocess.Popen[bytes]
    folder: Path

    async def begin_anew(self) -> None:
        """It serves what the database holds now, and nothing of what it held before."""
        begun = self.folder / f"begun_{uuid4().hex}"
        told = self.process.stdin
        assert told is not None
        told.write(f"{begun}\n".encode())
        told.flush()
        for _ in range(START_SECONDS * 50):
            if begun.exists():
                return
            assert self.process.poll() is None, "the server ended"
            await asyncio.sleep(0.02)
        raise TimeoutError("the server did not begin anew")


@pytest.fixture(scope="package")
async def serving(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Serving]:
    """One for all journeys: it takes five seconds of a processor's time to be there, and as much to have compiled every
    page once. It ends with the last of them, since it would listen to what all other tests write.
    """
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named

    async with pool():
        await database.empty()
    port = _free_port()
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "BASE_URL": f"http://localhost:{port}"}
    command = [sys.executable, "-m", "tests.journeys.serving"]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)
    try:
        await _until_ready(f"http://127.0.0.1:{port}")
        yield Serving(f"http://localhost:{port}", process, tmp_path_factory.mktemp("serving"))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


@pytest.fixture(scope="module")
async def base_url(serving: Serving) -> str:
    """Where the sample edition is served as if it had just been loaded."""
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from tests.make.worlds import sample_world  # noqa: PLC0415 -- only after the database has been named

    async with pool():
        await database.empty()
        await sample_world(NOW)
    await serving.begin_anew()
    return serving.base


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        quiet = ["--disable-background-networking"]
        launched = await playwright.chromium.launch(executable_path=find_browser() or get_browser(), args=quiet)
        yield launched
        await launched.close()


@pytest.fixture
async def context(browser: Browser, base_url: str) -> AsyncIterator[BrowserContext]:
    """A visitor in Lima with a phone, reading Spanish."""
    opened = await browser.new_context(
        base_url=base_url,
        locale="es-PE",
        timezone_id="America/Lima",
        viewport={"width": 390, "height": 844},
    )
    yield opened
    await opened.close()


@pytest.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """Fails when the page logs an error: a blocked script, a missing file, a broken behaviour."""
    opened = await context.new_page()
    errors = errors_of(opened)
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    assert errors == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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
