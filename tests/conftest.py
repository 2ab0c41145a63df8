"""What every test may ask for: a real database of its own, the real application over HTTP, a clock that stands still."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import httpx
import pytest
from hypothesis import settings
from litestar import Litestar

from core.clock import Clock
from tests import database

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
"""10:30 in Busan on the first day of the sample edition."""


settings.register_profile("shared_machine", deadline=None)
settings.load_profile("shared_machine")


def pytest_configure(config: pytest.Config) -> None:
    """The engine reads its address when it is imported: this process gets a database of its own before that."""
    os.environ["DATA_DIR"] = str(Path(config.rootpath) / "var" / "test")
    os.environ["BASE_URL"] = "https://expo.example"
    os.environ.pop("MADANG_PSEUDO", None)
    database.open_for(os.environ.get("PYTEST_XDIST_WORKER", "main"))


LONG = (
    *("tests/core/privacy/test_canaries.py", "tests/journeys/", "tests/bootstrap/"),
    *("tests/i18n/test_pseudo_crawl.py", "tests/conventions/test_policies.py", "tests/core/access/test_rights.py"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first: otherwise one process waits for the other's last file."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_unconfigure(config: pytest.Config) -> None:
    database.close()


@pytest.fixture
async def db() -> AsyncIterator[None]:
    """An empty database with its schema, and the pool; what a test writes is gone before the next."""
    async with database.pooled():
        await database.empty()
        yield


@pytest.fixture(scope="module")
async def site() -> AsyncIterator[Litestar]:
    """The application with the sample edition and the facts of the plan, running; for reading only."""
    from tests.make.worlds import sample_world  # noqa: PLC0415 -- only after pytest_configure has named the database

    async with database.pooled():
        await database.empty()
        await sample_world(NOW)
        async with started() as app:
            yield app


@cache
def _idle() -> list[Litestar]:
    from app import app  # noqa: PLC0415 -- only after pytest_configure has named the database
    from tests.compiled import compiled_for_all  # noqa: PLC0415

    return [compiled_for_all(app)]


@contextmanager
def lent(clock: Clock = lambda: NOW) -> Iterator[Litestar]:
    """An application that nobody uses now, with empty shelves. Building one takes more than a second: it is built when a
    second is wanted at the same time, and goes from test to test unless it was given routes. Whoever changes settings
    builds their own.
    """
    from app import create_app  # noqa: PLC0415 -- only after pytest_configure has named the database
    from tests.compiled import compiled_for_all  # noqa: PLC0415

    app = _idle().pop() if _idle() else compiled_for_all(create_app())
    app.state.clock = clock
    app.state.shelf._documents.clear()
    app.state.hub.closed = False
    routes = len(app.routes)
    yield app
    if len(app.routes) == routes:
        _idle().append(app)


@asynccontextmanager
async def started(clock: Clock = lambda: NOW) -> AsyncIterator[Litestar]:
    """The application as if it had just been started."""
    with lent(clock) as app:
        async with running(app) as started_app:
            yield started_app


@asynccontextmanager
async def running(app: Litestar) -> AsyncIterator[Litestar]:
    """The application's lifespan in a task of its own: a fixture is left by another task than the one that entered it,
    which the task groups inside do not bear.
    """
    started, finished = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await finished.wait()

    living = asyncio.create_task(live())
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({living, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        if living.done():
            await living
        yield app
    finally:
        finished.set()
        await living


@pytest.fixture
async def reader(site: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with a browser, over HTTP."""
    transport = httpx.ASGITransport(site, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as client:
        yield client
