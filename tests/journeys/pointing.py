"""How a thing on a board that others change meanwhile is measured, and dragged with a mouse."""

from playwright.async_api import Locator, Page


async def box(one: Locator, *, look: bool = True) -> dict[str, float]:
    """Of the one that is there: what was found just before the board was exchanged lies nowhere, and is looked for again."""
    while True:
        found: dict[str, float] | None = await one.evaluate(
            """(one, look) => { if (!one.isConnected) return null;
               if (look) one.scrollIntoView({block: "nearest", inline: "nearest"});
               const {x, y, width, height} = one.getBoundingClientRect(); return {x, y, width, height} }""",
            look,
        )
        if found:
            return found


async def drag(page: Page, begin: tuple[float, float], end: tuple[float, float]) -> None:
    await page.mouse.move(*begin)
    await page.mouse.down()
    await page.mouse.move(begin[0] + 8, begin[1] + 8)
    await page.mouse.move(*end, steps=4)
    await page.mouse.up()
