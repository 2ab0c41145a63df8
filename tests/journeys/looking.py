"""How a page is looked at in a real browser: what axe finds in it, and whether it is wider than the screen."""

import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.async_api import Page

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"phone": (390, 844, "dark"), "desk": (1440, 900, "light")}
"""Width and height in pixels, and the scheme of colours."""
TALLEST = 24_000
PATIENCE_SECONDS = 60
WHOLE = bool(os.environ.get("MADANG_WHOLE"))
LOOKED_AT = [(screen, tag) for screen in sorted(SCREENS) for tag in ("ko", "en", "ar")]
if not WHOLE:
    LOOKED_AT = [("desk", "ko"), ("phone", "ar")]
"""Every direction, width and scheme once; all of them in all combinations with MADANG_WHOLE=1, which takes minutes more."""
LOOK = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false}).then(all => all.violations)"

every_screen = pytest.mark.parametrize(("screen", "language"), LOOKED_AT)


async def troubles_of(page: Page) -> list[str]:
    """Of the page as it stands, in words for whoever mends it; the browser's window keeps its size."""
    window = page.viewport_size
    assert window is not None
    wider = await too_wide(page)
    tall = await page.evaluate("document.documentElement.scrollHeight")
    # As tall as the page: axe takes a link half behind the bar at the foot for one that is too small.
    await page.set_viewport_size({"width": window["width"], "height": max(window["height"], min(tall, TALLEST))})
    await page.add_script_tag(path=AXE)
    found = await page.evaluate(LOOK, TAGS)
    await page.set_viewport_size(window)
    troubles = [
        f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])} places)" for one in found
    ]
    return [*troubles, *wider]


async def too_wide(page: Page) -> list[str]:
    """How far it reaches past the screen, in words, if it does."""
    wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{page.url}: {wider} px wider than the screen"] if wider > 0 else []


def in_turns(addresses: Sequence[str], screen: str) -> Iterator[tuple[str, Callable[[Page], Awaitable[list[str]]]]]:
    """Each address with how to look at it: axe sees a page of the desk on one of the screens, since its markup is the same
    on all of them, and on every one with MADANG_WHOLE=1.
    """
    mine = sorted(SCREENS).index(screen)
    for number, address in enumerate(addresses):
        yield address, (troubles_of if WHOLE or number % len(SCREENS) == mine else too_wide)


async def came_true(page: Page, asked: str, given: object = None) -> None:
    """Waits for a promise of truth: `wait_for_function` takes a promise itself for true."""
    for _ in range(PATIENCE_SECONDS * 4):
        if await page.evaluate(asked, given):
            return
        await page.wait_for_timeout(250)
    raise AssertionError(f"not true after {PATIENCE_SECONDS} s: {asked}")


LEFT_EARLY = frozenset({"Transition was skipped"})
"""Said by the browser itself when a page is left before its fading in has begun; nothing that a reader sees."""


def errors_of(page: Page) -> list[str]:
    """What goes wrong in its scripts from now on, as it comes."""
    errors: list[str] = []
    page.on("pageerror", lambda error: None if str(error) in LEFT_EARLY else errors.append(str(error)))
    return errors
