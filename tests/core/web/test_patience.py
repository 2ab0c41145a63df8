"""Nothing waits for ever: not for a connection, a lock, a question to the database, nor for an answer to begin."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx
import pytest
from litestar import Litestar, Response, get
from litestar.datastructures import State

from core.api.problems import told_as_problems
from core.db import patience
from core.db.patience import ON_THE_WEB, PatientPool, patient_pool
from core.errors import Unavailable
from core.web.deadlines import Deadlines
from core.web.refusals import exception_handlers


@pytest.fixture
async def one_connection(db: None) -> AsyncIterator[PatientPool]:
    found = await patient_pool(os.environ["DATABASE_URL"], smallest=1, largest=1)
    yield found
    await found.close()


async def test_who_gets_no_connection_within_a_second_is_told_to_come_back(one_connection: PatientPool) -> None:
    async with one_connection.acquire():
        began = asyncio.get_running_loop().time()
        with pytest.raises(Unavailable):
            await one_connection.acquire()
        assert asyncio.get_running_loop().time() - began < patience.CONNECTION_SECONDS + 0.5


async def test_connections_of_the_web_know_when_to_give_up(one_connection: PatientPool) -> None:
    async with one_connection.acquire() as connection:
        found = {name: await connection.fetchval(f"SHOW {name}") for name in ON_THE_WEB}
    assert found == ON_THE_WEB


async def test_a_database_that_is_away_is_unavailable_and_not_a_bug() -> None:
    away = patient_pool("postgresql://nobody@127.0.0.1:1/none", smallest=0, largest=1)
    await away
    with pytest.raises(Unavailable):
        await away.acquire()


@get(["/canceled", "/api/canceled"])
async def canceled() -> None:
    raise asyncpg.QueryCanceledError("canceling statement due to statement timeout")


@get("/late")
async def late() -> str:
    await asyncio.sleep(1)
    return "late"


@get("/soon")
async def soon() -> str:
    return "soon"


def application() -> Litestar:
    def show(_request: Any, status: int, *_: Any) -> Any:
        return Response(b"page", status_code=status)

    handlers = told_as_problems(exception_handlers(show))
    state = State({"say": lambda _language, message, _places: message})
    app = Litestar([canceled, late, soon], exception_handlers=handlers, openapi_config=None, state=state)
    app.asgi_handler = Deadlines(app.asgi_handler, b"later", seconds=0.1)
    return app


@pytest.mark.parametrize(
    ("address", "status", "after"),
    [("/canceled", 503, "2"), ("/api/canceled", 503, "2"), ("/late", 503, "5"), ("/soon", 200, None)],
)
async def test_what_takes_too_long_is_broken_off_with_a_time_to_come_back(
    address: str, status: int, after: str | None
) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="https://expo.example") as one:
        answer = await one.get(address)
    assert (answer.status_code, answer.headers.get("retry-after")) == (status, after)


async def test_a_start_waits_for_a_database_that_comes_back_and_no_longer() -> None:
    asked: list[float] = []

    async def attempt() -> str:
        asked.append(asyncio.get_running_loop().time())
        if len(asked) < 3:
            raise ConnectionRefusedError
        return "there"

    assert await patience.waited_for(attempt) == "there"
    asked.clear()
    with pytest.raises(ConnectionRefusedError):
        await patience.waited_for(attempt, seconds=0)
    assert len(asked) == 1


async def test_a_mistake_of_ours_is_not_waited_for() -> None:
    async def attempt() -> None:
        raise asyncpg.UndefinedTableError

    with pytest.raises(asyncpg.UndefinedTableError):
        await asyncio.wait_for(patience.waited_for(attempt), timeout=1)
