"""What is written down of a request, and that nobody who sends something writes it for us."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from litestar import Litestar, Response, get, post
from litestar.params import FromPath

from core.web.logs import logging_config
from core.web.metrics import Metrics
from core.web.refusals import exception_handlers
from core.web.watching import Naming, Watching

CANARY = "canary-51d0"
FORGED = f'{CANARY}\r\n{{"level": "info", "event": "answered", "route": "forged"}}\u2028\u202e'


@contextmanager
def written(*, production: bool = True, naive: bool = False) -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile, formatted as in a web process."""
    stream = io.StringIO()
    config = logging_config(production=production)
    formatter = dict(config["formatters"]["ours"])
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s") if naive else formatter.pop("()")(**formatter))
    loggers = [logging.getLogger(name) for name in ("madang.requests", "core.web.refusals", "tests.words")]
    before = [(one.level, one.propagate) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.setLevel(logging.INFO)
        one.propagate = False
    try:
        yield stream
    finally:
        for one, (level, propagate) in zip(loggers, before, strict=True):
            one.removeHandler(handler)
            one.setLevel(level)
            one.propagate = propagate


@get("/{word:str}", name="words.show")
async def show(word: FromPath[str]) -> str:
    return word


@post("/{word:str}", name="words.create")
async def broken(word: FromPath[str]) -> None:
    raise RuntimeError(f"Key (email)=({word}) already exists")


def application() -> Litestar:
    def mishap(_request: Any, status: int, *_: Any) -> Any:
        return Response(b"page", status_code=status)

    app = Litestar([show, broken], exception_handlers=exception_handlers(mishap), openapi_config=None)
    app.asgi_handler = Watching(Naming(app.asgi_handler), Metrics())
    return app


async def sent_everywhere(app: Litestar) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://expo.example") as one:
        headers = {"user-agent": CANARY, "cookie": CANARY, "x-request-id": CANARY, "x-forwarded-for": CANARY}
        await one.get(f"/{CANARY}%0d%0aforged?q={CANARY}", headers=headers)
        await one.post(f"/{CANARY}", headers=headers, content=CANARY)


@pytest.mark.parametrize("production", [True, False])
async def test_nothing_that_was_sent_is_written_down(production: bool) -> None:
    with written(production=production) as log:
        await sent_everywhere(application())
    assert CANARY not in log.getvalue()
    assert ("words.show" in log.getvalue(), "RuntimeError" in log.getvalue()) == (True, True)


@pytest.mark.planted("personal data in a log")
async def test_the_check_finds_a_log_that_repeats_what_an_exception_says() -> None:
    with written(naive=True) as log:
        await sent_everywhere(application())
    assert CANARY in log.getvalue()


async def test_every_request_is_one_line_of_json_with_the_allowed_keys() -> None:
    with written() as log:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="https://a.example") as one:
            await one.get("/word?secret=1")
    (line,) = log.getvalue().splitlines()
    told = json.loads(line)
    assert list(told) == ["timestamp", "level", "logger", "event", "request", "method", "route", "status", "ms"]
    assert (told["method"], told["route"], told["status"], len(told["request"])) == ("GET", "words.show", 200, 16)


def lines_of_a_forged_event(*, production: bool = True, naive: bool = False) -> int:
    with written(production=production, naive=naive) as log:
        logging.getLogger("tests.words").warning("refused %s", FORGED, extra={"address": "203.0.113.9"})
    assert "203.0.113.9" not in log.getvalue()
    return len(log.getvalue().splitlines())


@pytest.mark.parametrize("production", [True, False])
def test_a_text_with_line_breaks_forges_no_line(production: bool) -> None:
    assert lines_of_a_forged_event(production=production) == 1


@pytest.mark.planted("forged log line")
def test_the_check_finds_a_log_that_can_be_forged() -> None:
    assert lines_of_a_forged_event(naive=True) > 1
