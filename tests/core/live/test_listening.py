"""What one process publishes, the others hear; a lost connection is found again and nothing stays old."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from core.db.engine import DB
from core.db.transaction import transaction
from core.live.listener import listen
from core.live.notices import tell
from core.live.shelf import Shelf
from core.settings import settings

PATIENCE_SECONDS = 5


@asynccontextmanager
async def listening() -> AsyncIterator[asyncio.Queue[str | None]]:
    heard: asyncio.Queue[str | None] = asyncio.Queue()
    task = asyncio.create_task(listen(settings().database_url, heard.put))
    try:
        assert await asyncio.wait_for(heard.get(), PATIENCE_SECONDS) is None, "the first word is: look at everything"
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_notice_is_heard_when_its_transaction_commits(db: None) -> None:
    async with listening() as heard:
        async with transaction():
            await tell("editions:wsce-2026")
            await asyncio.sleep(0.05)
            assert heard.empty(), "not before the commit"
        assert await asyncio.wait_for(heard.get(), PATIENCE_SECONDS) == "editions:wsce-2026"


async def test_a_listener_whose_connection_was_killed_comes_back_and_looks_at_everything(db: None) -> None:
    async with listening() as heard:
        await DB.run_ddl(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        )
        assert await asyncio.wait_for(heard.get(), PATIENCE_SECONDS) is None
        await tell("editions:again")
        assert await asyncio.wait_for(heard.get(), PATIENCE_SECONDS) == "editions:again"


async def test_only_the_document_that_was_named_is_loaded_again() -> None:
    loads: list[str] = []

    async def load_editions(former: object) -> object:
        loads.append("editions")
        return object()

    async def load_sites(former: object) -> object:
        loads.append("sites")
        return object()

    shelf = Shelf({"editions": load_editions, "sites": load_sites})
    await shelf.fill()
    before = shelf.revision
    await shelf.hear("editions:wsce-2026")
    await shelf.hear("nobody:knows")
    assert loads == ["editions", "sites", "editions"]
    assert shelf.revision == before + 1


async def test_while_the_database_is_away_the_shelf_keeps_what_it_has() -> None:
    away = False

    async def load(former: object) -> object:
        if away:
            raise ConnectionRefusedError
        return "programme"

    shelf = Shelf({"editions": load})
    await shelf.fill()
    away = True
    await shelf.hear(None)
    assert (shelf["editions"], shelf.filled) == ("programme", True)


async def test_a_loader_that_is_broken_is_not_taken_for_a_database_that_is_away() -> None:
    async def load(former: object) -> object:
        if former is not None:
            raise KeyError("a mistake of ours")
        return "programme"

    shelf = Shelf({"editions": load})
    await shelf.fill()
    with pytest.raises(KeyError):
        await shelf.hear("editions")
