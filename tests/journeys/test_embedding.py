"""The programme in a page of another site: at full height and in its colours where it may stand, a link where it may not."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Page, expect

from core.actor import SYSTEM
from tests.journeys.looking import AXE, LOOK, TAGS

SLUG = "wsce-2026"
PAGE = """<!doctype html><html lang="en"><title>City culture</title><style>
:root {{ color-scheme: light; --madang-ink: rgb(1, 2, 3); --madang-accent: #7a1f5c; --madang-line: url(//evil.example) }}
</style><main><h1>City culture</h1>
<script src="{base}/embed.js" async></script>
<madang-programme lang="{lang}" edition="{slug}">
<a href="{base}/{lang}/{slug}/schedule">The expo's programme</a></madang-programme>
</main></html>"""
REPLY = (
    "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
)
FORGED = """([height]) => window.postMessage({ madang: "height", height }, "*")"""

pytestmark = pytest.mark.browser


@asynccontextmanager
async def _other_site(base: str, lang: str) -> AsyncIterator[int]:
    """A page of somebody else, whatever is asked for; answers as localhost and as 127.0.0.1, which are two sites."""
    body = PAGE.format(base=base, lang=lang, slug=SLUG).encode()

    async def answer(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
        await reading.readline()
        writing.write(REPLY.format(length=len(body)).encode() + body)
        await writing.drain()
        writing.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def _allow(origin: str) -> None:
    from core.db.engine import pool  # noqa: PLC0415 -- only after the database has been named
    from expo.widget.commands import allow_embedder  # noqa: PLC0415

    async with pool():
        await allow_embedder(SYSTEM, edition=SLUG, origin=origin, now=datetime.now(UTC))


async def _height(page: Page) -> float:
    box = await page.locator("madang-programme").bounding_box()
    return box["height"] if box else 0


@pytest.mark.parametrize("lang", ["ko", "ar"])
async def test_a_site_on_the_list_shows_it_whole_in_its_colours_and_another_keeps_the_link(
    lang: str, browser: Browser, base_url: str
) -> None:
    async with _other_site(base_url, lang) as port:
        await _allow(f"http://localhost:{port}")
        page = await browser.new_page(color_scheme="dark", viewport={"width": 390, "height": 844})
        await page.goto(f"http://localhost:{port}/")
        link = page.get_by_role("link", name="The expo's programme")
        await expect(link).to_be_hidden()
        frame = page.frame_locator("madang-programme iframe")
        await expect(frame.locator(".meeting").first).to_be_visible()
        root = frame.locator("html")
        await expect(root).to_have_attribute("data-theme", "light")  # as the page around it is
        await expect(root).to_have_attribute("dir", ("rtl" if lang == "ar" else "ltr"))
        assert await root.evaluate("root => getComputedStyle(root).color") == "rgb(1, 2, 3)"
        assert await root.evaluate("root => root.style.getPropertyValue('--line')") == "", "no colour, not taken over"
        scrolled = await root.evaluate("root => root.scrollHeight - root.clientHeight")
        assert scrolled <= 1, "as high as its content"
        before = await _height(page)
        await page.evaluate(FORGED, [9000])
        await page.wait_for_timeout(200)
        assert await _height(page) == before, "only the frame says how high it is"
        (inside,) = [one for one in page.frames if one.url.endswith("/widget")]
        for one in (inside, page):
            await one.evaluate(AXE.read_text())
        assert await page.evaluate(LOOK, TAGS) == [], "the frame in it too"
        await page.keyboard.press("Tab")
        assert await inside.evaluate("document.activeElement.tagName") == "A"
        async with page.expect_popup() as opened:
            await page.keyboard.press("Enter")
        await expect(await opened.value).to_have_url(re.compile(f"/{lang}/{SLUG}/schedule"))
        await page.goto(f"http://127.0.0.1:{port}/")
        await page.wait_for_timeout(1500)
        await expect(link).to_be_visible()
        assert await _height(page) < 100
        await page.close()


async def test_where_scripts_do_not_run_there_is_a_link(browser: Browser, base_url: str) -> None:
    async with _other_site(base_url, "es") as port:
        plain = await browser.new_context(java_script_enabled=False)
        page = await plain.new_page()
        await page.goto(f"http://localhost:{port}/")
        await page.get_by_role("link", name="The expo's programme").click()
        await expect(page).to_have_url(f"{base_url}/es/{SLUG}/schedule")
        await plain.close()
