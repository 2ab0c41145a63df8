"""Too many at once: places are few, the queue is short, and who matters most comes first."""

import asyncio
import time
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, get, post
from litestar.datastructures import State
from litestar.types import ASGIApp

from core.web.load import FEWEST, WINDOW, Load
from core.web.shedding import LONGEST_QUEUE, Shedding, importance

BUSY = b"<p>Very many people are here."
SECONDS = 0.05


@get(["/slow", "/check-in"])
async def slow() -> str:
    await asyncio.sleep(SECONDS)
    return "answered"


@get("/livez", sync_to_thread=False)
def livez() -> str:
    return "alive"


@post("/body")
async def body(request: Request[None, None, State]) -> str:
    return str((await request.json())["word"])


class Unbounded:
    """What a server does that lets everybody wait."""

    def __init__(self, app: ASGIApp, places: int) -> None:
        self.app = app
        self.places = asyncio.Semaphore(places)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async with self.places:
            await self.app(scope, receive, send)


def client(wrapped: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(wrapped), base_url="https://expo.example")


def application() -> ASGIApp:
    app = Litestar([slow, livez, body], openapi_config=None)

    async def entered(scope: Any, receive: Any, send: Any) -> None:
        await app.asgi_handler({**scope, "litestar_app": app, "state": {}}, receive, send)

    return entered


def shedding(places: int = 4) -> Shedding:
    return Shedding(application(), BUSY, Load(places))


async def rush(wrapped: Any, number: int = 200) -> tuple[list[int], float]:
    """Statuses, and the longest that anybody waited for one."""
    async with client(wrapped) as one:

        async def ask() -> tuple[int, float]:
            began = time.perf_counter()
            status = (await one.get("/slow")).status_code
            return status, time.perf_counter() - began

        answers = await asyncio.gather(*(ask() for _ in range(number)))
    return [status for status, _ in answers], max(seconds for _, seconds in answers)


LONGEST = 1.0
"""Seconds: the queue's tenth, the answer's twentieth, and a slow machine."""


async def test_of_very_many_some_are_answered_and_the_rest_are_told_soon() -> None:
    statuses, longest = await rush(shedding())
    assert (set(statuses), longest < LONGEST) == ({200, 503}, True)
    assert statuses.count(200) >= 3


@pytest.mark.planted("a queue without an end")
async def test_the_check_finds_a_queue_without_an_end() -> None:
    statuses, longest = await rush(Unbounded(application(), 4))
    assert (set(statuses), longest < LONGEST) == ({200}, False)


async def test_who_is_refused_is_told_when_to_come_back_and_by_whom() -> None:
    async with client(shedding(1)) as one:
        answers = await asyncio.gather(*(one.get("/slow") for _ in range(60)))
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert (refused.content, refused.headers["retry-after"], refused.headers["cache-control"]) == (
        BUSY,
        "2",
        "no-store",
    )


async def test_who_stands_at_the_door_is_let_in_while_readers_wait() -> None:
    async with client(shedding(2)) as one:
        readers = [asyncio.create_task(one.get("/slow")) for _ in range(100)]
        await asyncio.sleep(SECONDS / 5)
        door = await asyncio.gather(*(one.get("/check-in") for _ in range(2)))
        turned_away = [await reader for reader in readers]
    assert [answer.status_code for answer in door] == [200, 200]
    assert any(answer.status_code == 503 for answer in turned_away)


async def test_once_somebody_was_refused_the_next_are_told_before_anybody_is_late() -> None:
    around = shedding(1)
    async with client(around) as one:
        await asyncio.gather(*(one.get("/slow") for _ in range(LONGEST_QUEUE + 2)))
        asked = [asyncio.create_task(one.get("/slow")) for _ in range(8)]
        await asyncio.sleep(SECONDS / 2)
        told = [task.result().status_code for task in asked if task.done()]
        answers = [(await task).status_code for task in asked]
        around.crowded_until = 0.0
        calm = [answer.status_code for answer in await asyncio.gather(*(one.get("/slow") for _ in range(2)))]
    assert (len(told) >= 4, set(told), 200 in answers, calm) == (True, {503}, True, [200, 200])


async def sent_at_once(around: Shedding, number: int) -> list[int]:
    async with client(around) as one:
        answers = await asyncio.gather(*(one.post("/body", json={"word": "mine"}) for _ in range(number)))
    return [answer.status_code for answer in answers]


async def test_a_burst_of_forms_is_held_until_each_is_answered() -> None:
    assert set(await sent_at_once(shedding(1), LONGEST_QUEUE * 4)) == {201}


@pytest.mark.planted("a burst told apart by its number")
async def test_the_check_finds_a_queue_that_counts_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.web.shedding.LONGEST_BURST", LONGEST_QUEUE)
    assert 503 in await sent_at_once(shedding(1), LONGEST_QUEUE * 4)


async def test_once_a_form_had_to_be_refused_forms_are_told_soon_too() -> None:
    around = shedding(1)
    around.late_until = asyncio.get_running_loop().time() + 1.0
    assert set(await sent_at_once(around, LONGEST_QUEUE * 4)) == {201, 503}


async def test_the_probe_is_answered_while_nothing_else_is() -> None:
    async with client(shedding(1)) as one:
        readers = [asyncio.create_task(one.get("/slow")) for _ in range(50)]
        await asyncio.sleep(SECONDS / 5)
        assert (await one.get("/livez")).text == "alive"
        await asyncio.gather(*readers)


async def test_who_sends_slowly_takes_no_place_from_others() -> None:
    async def dripping() -> Any:
        for piece in (b'{"word"', b': "ta', b'ken"}'):
            await asyncio.sleep(SECONDS)
            yield piece

    around = shedding(1)
    async with client(around) as one:
        dripped = asyncio.create_task(one.post("/body", content=dripping()))
        await asyncio.sleep(SECONDS / 2)
        assert [(await one.get("/slow")).status_code, (await dripped).text] == [200, "taken"]
    assert around.load.active == 0


async def test_whoever_leaves_while_waiting_leaves_no_place_taken() -> None:
    around = shedding(1)
    async with client(around) as one:
        asked = [asyncio.create_task(one.get("/slow")) for _ in range(10)]
        await asyncio.sleep(SECONDS / 5)
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    assert (around.load.active, around.waiting) == (0, [])


def window(load: Load, seconds: float) -> None:
    for _ in range(WINDOW):
        load.taken(1.0)
        load.ended("/ko/wsce-2026/schedule", seconds)


def test_places_become_fewer_while_answers_take_longer_and_more_when_they_are_quick_again() -> None:
    load = Load(8)
    window(load, 0.01)
    for _ in range(20):
        window(load, 0.05)
    assert load.limit == FEWEST
    load.active = 60
    assert not load.taken(1.0)
    load.active = 0
    window(load, 0.01)
    assert load.limit == FEWEST + 1


@pytest.mark.parametrize(
    ("cookies", "rank"),
    [
        ([b"__Host-madang=token"], 2),
        ([b"madang=token"], 2),
        ([b"language=ko; madang=token"], 2),
        ([b"language=ko", b"madang=token"], 2),
        ([b"language=ko"], 3),
        ([b"madang-visitor=mark"], 3),
        ([b"notmadang=token"], 3),
        ([], 3),
    ],
)
def test_who_is_signed_in_comes_before_readers_with_tls_and_without(cookies: list[bytes], rank: int) -> None:
    headers = [(b"cookie", one) for one in cookies]
    scope: Any = {"type": "http", "method": "GET", "path": "/desk", "headers": headers}
    assert importance(scope) == rank
