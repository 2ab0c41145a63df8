"""Data folders with a cluster in them, and processes that use them."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from core.db.embedded import EmbeddedServer, dsn
from core.db.embedded.places import places
from core.db.embedded.postmaster import find_postmaster, stop

USE = """
import sys
from pathlib import Path
from core.db.embedded import running
with running(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


class User:
    """Another process that uses the server of a folder until it is told to leave."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USE, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def wait_until_ready(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def leave(self) -> None:
        self.process.communicate(timeout=30)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=30)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped data folder, made once."""
    folder = tmp_path_factory.mktemp("cluster") / "var"
    server = EmbeddedServer(folder)
    server.ensure()
    server.release()
    return folder


@pytest.fixture
def copied(cluster: Path) -> Iterator[Callable[[Path], Path]]:
    """Puts a cluster of its own into a folder; whatever still runs there afterwards is stopped."""
    made: list[Path] = []

    def copy(folder: Path) -> Path:
        folder.mkdir(parents=True)
        # Thirteen hundred files, thirty times over: Python takes two to three times as long for them.
        subprocess.run(["cp", "-R", "-p", cluster / "postgres", folder / "postgres"], check=True)
        made.append(folder)
        return folder

    yield copy
    for folder in made:
        stop(places(folder))
        shutil.rmtree(folder)


@pytest.fixture
def folder(copied: Callable[[Path], Path], tmp_path: Path) -> Path:
    return copied(tmp_path / "var")


@pytest.fixture
def user() -> Iterator[Callable[[Path], User]]:
    """Starts users; those who are still there afterwards are killed."""
    started: list[User] = []

    def start(folder: Path) -> User:
        started.append(User(folder))
        return started[-1]

    yield start
    for one in started:
        one.kill()


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    """A harmless process that has nothing to do with us."""
    process = subprocess.Popen(["sleep", "300"])
    yield process
    process.kill()
    process.wait()


def ask(folder: Path, query: str, *arguments: object) -> Any:
    """The first value of the answer, over a connection of its own."""

    async def fetch() -> Any:
        connection = await asyncpg.connect(dsn(folder), timeout=5)
        try:
            return await connection.fetchval(query, *arguments)
        finally:
            await connection.close()

    with asyncio.Runner() as runner:
        return runner.run(fetch())


def pid_of(folder: Path) -> int | None:
    found = find_postmaster(places(folder))
    return found.pid if found else None


def kill_server(folder: Path) -> int:
    """kill -9, as an operator in a hurry or the system short of memory does. Returns whom."""
    pid = pid_of(folder)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def wait_for(condition: Callable[[], bool], *, seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.02)
