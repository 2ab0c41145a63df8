"""The page cache: the same bytes for everyone, told apart by their ETag, and never older than what is published."""

import gzip
from typing import Any

import brotli
import httpx
import pytest
from litestar import Litestar, Request, Response, get
from litestar.datastructures import State

from core.web import caching
from core.web.caching import PageCache
from core.web.pages import Kept, printed

LONG = "나무 " * 400


class Press:
    """An application that counts how often it renders, and can publish in the middle of it."""

    def __init__(self) -> None:
        self.revision = 1
        self.rendered = 0
        self.publishes_while_rendering = False

        @get("/page", media_type="text/html; charset=utf-8", sync_to_thread=False)
        def page(request: Request[Any, Any, State]) -> Response[str]:
            self.rendered += 1
            body = f"{self.revision} {request.headers.get('cookie', 'nobody')} {LONG}"
            if self.publishes_while_rendering:
                self.revision += 1
            headers = {"x-fresh-for": request.query_params.get("for", "revision"), "set-cookie": "a=b"}
            return Response(body, headers=headers if "keep" not in request.query_params else {})

        self.app = Litestar([page], openapi_config=None)
        self.app.asgi_handler = PageCache(self.app.asgi_handler, lambda: self.revision)

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://press")


async def test_a_page_is_rendered_once_a_revision() -> None:
    press = Press()
    async with press.client() as client:
        first, second = await client.get("/page"), await client.get("/page")
        press.revision += 1
        third = await client.get("/page")
    assert press.rendered == 2
    assert first.content == second.content != third.content
    assert "set-cookie" not in first.headers


async def test_who_has_the_page_gets_no_body() -> None:
    press = Press()
    async with press.client() as client:
        etag = (await client.get("/page")).headers["etag"]
        again = await client.get("/page", headers={"if-none-match": f'W/"x", {etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)


async def test_head_gets_the_headers_of_get() -> None:
    press = Press()
    async with press.client() as client:
        head, full = await client.head("/page"), await client.get("/page")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == full.headers["content-length"]


@pytest.mark.parametrize(("accepted", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
async def test_each_encoding_has_its_own_strong_etag(accepted: str, unpack: Any) -> None:
    press = Press()
    async with press.client() as client:
        plain = await client.get("/page", headers={"accept-encoding": "identity"})
        packed = await client.get("/page", headers={"accept-encoding": accepted})
    assert packed.headers["content-encoding"] == accepted
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]


async def test_a_page_rendered_while_something_was_published_is_not_kept() -> None:
    press = Press()
    press.publishes_while_rendering = True
    async with press.client() as client:
        await client.get("/page")
        press.publishes_while_rendering = False
        second = await client.get("/page")
        third = await client.get("/page")
    assert second.text.startswith("2 ")
    assert third.content == second.content
    assert press.rendered == 2


async def anothers_page() -> str:
    """What somebody gets after Alice, at the address of a page that did not ask to be kept."""
    async with Press().client() as client:
        await client.get("/page?keep=no", headers={"cookie": "who=alice"})
        return (await client.get("/page?keep=no")).text[:20]


@pytest.mark.planted("private page kept")
async def test_a_page_that_does_not_ask_is_not_kept_and_the_look_finds_a_cache_that_keeps_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "nobody" in await anothers_page()
    monkeypatch.setattr(caching, "FRESH_FOR", b"content-length")
    assert "alice" in await anothers_page()


async def test_pages_that_age_are_rendered_again() -> None:
    press = Press()
    async with press.client() as client:
        await client.get("/page?for=0")
        await client.get("/page?for=0")
    assert press.rendered == 2


def test_the_least_asked_for_page_makes_room() -> None:
    page = printed(b"x" * 100, [], 1)
    kept = Kept(limit=250)
    for address in (b"a", b"b"):
        kept.keep(address, page)
    kept.find(b"a", 1, 0.0)
    kept.keep(b"c", page)
    assert list(kept.pages) == [b"a", b"c"]
    assert kept.size == 200
