"""Two editors with the programme open: one drags, stretches and takes back, the other sees it."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from playwright.async_api import Browser, Page, Route, expect

from core.access.roles import Role
from core.clock import system_clock
from core.db.engine import pool
from tests.journeys.pointing import box, drag
from tests.make.accounts import account, session_of

DAY = "/desk/wsce-2026/programme?day=2026-12-08"


async def opened(browser: Browser, base_url: str, name: str, width: int) -> Page:
    async with pool():
        now = system_clock()
        token = await session_of(await account(role=Role.PROGRAMME_EDITOR, name=name, now=now), now=now)
    context = await browser.new_context(base_url=base_url, viewport={"width": width, "height": 900}, locale="en")
    await context.add_cookies(
        [{"name": "madang", "value": token, "url": base_url}, {"name": "language", "value": "en", "url": base_url}]
    )
    page = await context.new_page()
    await page.goto(DAY)
    await page.wait_for_function("document.querySelector('[data-board-grid]')")
    return page


@pytest.fixture
async def minsu(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    page = await opened(browser, base_url, "Minsu", 1440)
    yield page
    await page.context.close()


@pytest.fixture
async def ana(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    page = await opened(browser, base_url, "Ana", 1024)
    yield page
    await page.context.close()


async def place(page: Page, card: str) -> tuple[str | None, str | None, str | None]:
    one = page.locator(f"#card-{card}")
    return (
        await one.get_attribute("data-at"),
        await one.get_attribute("data-begin"),
        await one.get_attribute("data-minutes"),
    )


async def seen(page: Page, card: str, wanted: tuple[str, str, str]) -> None:
    """Waits until the page shows the card there; how soon that is measures `bench.board`."""
    await page.wait_for_function(
        """([card, room, begin, minutes]) => { const one = document.getElementById(`card-${card}`)?.dataset;
           return one && one.at === room && one.begin === begin && one.minutes === minutes }""",
        arg=[card, *wanted],
    )


async def test_what_one_editor_drags_the_other_sees_and_a_taken_room_is_told(minsu: Page, ana: Page) -> None:
    first = minsu.locator("[data-card]").first
    card = str(UUID(await first.get_attribute("data-card")))
    room, begin, minutes = await place(minsu, card)
    assert room
    assert begin
    assert minutes
    there = await box(first)
    row = there["height"] / (int(minutes) / 5)
    grip = (there["x"] + 40, there["y"] + 6)
    await drag(minsu, grip, (grip[0], grip[1] - 6 * row))
    earlier = (room, str(int(begin) - 30), minutes)
    await seen(minsu, card, earlier)
    await seen(ana, card, earlier)
    await expect(ana.locator(".board-steps")).to_contain_text("Minsu")

    there = await box(minsu.locator(f"#card-{card}"))
    end = (there["x"] + 60, there["y"] + there["height"] - 3)
    await drag(minsu, end, (end[0], end[1] + 2 * row))
    longer = (room, earlier[1], str(int(minutes) + 10))
    await seen(minsu, card, longer)

    await minsu.locator(f"#card-{card} a").focus()
    await minsu.keyboard.press("Alt+ArrowDown")
    await seen(minsu, card, (room, str(int(earlier[1]) + 5), longer[2]))
    await expect(minsu.locator(f"#card-{card} :focus")).to_be_attached()

    await refused_and_back(minsu, ana, card, room)


async def refused_and_back(minsu: Page, ana: Page, card: str, room: str) -> None:
    """Onto another session in the same room: the form comes back over the board; Ctrl Z takes the steps back."""
    before = await place(minsu, card)
    target = minsu.locator(f'[data-card][data-at="{room}"]').nth(1)
    await box(target)
    there = await box(minsu.locator(f"#card-{card}"))
    aim = await box(target, look=False)  # both lie in view now: looking once more would scroll one of them away
    await drag(minsu, (there["x"] + 40, there["y"] + 6), (aim["x"] + 40, aim["y"] + 12))
    dialog = minsu.locator("dialog.board-over")
    await dialog.wait_for()
    await expect(dialog).to_contain_text("is taken from")
    await minsu.keyboard.press("Escape")
    assert await place(minsu, card) == before
    for _ in range(3):
        number = await minsu.locator("[data-number]").get_attribute("data-number")
        await minsu.keyboard.press("Control+z")
        await minsu.wait_for_function(
            "(old) => document.querySelector('[data-number]').dataset.number !== old", arg=number
        )
    await expect(ana.locator(".board-steps")).to_contain_text("taken back")
    assert await ana.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_line_that_is_gone_and_a_session_that_ended_are_told_and_a_reason_is_kept(minsu: Page) -> None:
    card = str(UUID(await minsu.locator("[data-card]").first.get_attribute("data-card")))
    before = await place(minsu, card)
    await minsu.locator(f"#card-{card} a").focus()
    await minsu.context.set_offline(True)
    await minsu.keyboard.press("Alt+ArrowDown")
    status = minsu.locator("main > [data-board-status]")
    await expect(status).to_contain_text("no line")
    await minsu.context.set_offline(False)
    assert await place(minsu, card) == before
    await minsu.locator(f"#card-{card} a").focus()
    await minsu.keyboard.press("Alt+ArrowDown")
    assert before[1] is not None
    await seen(minsu, card, (str(before[0]), str(int(before[1]) + 5), str(before[2])))
    await expect(minsu.locator("[data-board-said]")).not_to_be_empty()
    await expect(status).to_be_hidden()
    await minsu.context.clear_cookies()
    await minsu.locator(f"#card-{card} a").focus()
    await minsu.keyboard.press("Alt+ArrowUp")
    await expect(status).to_contain_text("signed out")


async def test_a_night_lies_on_the_day_before_and_moves_there(minsu: Page, base_url: str) -> None:
    """What begins after midnight is sent with the date that it has."""
    card = minsu.locator("[data-card]").first
    key = str(UUID(await card.get_attribute("data-card")))
    sent: list[str] = []
    minsu.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    await minsu.evaluate(
        """(key) => { const one = document.getElementById(`card-${key}`);
           madangBoard.moved(one, one.dataset.at, 1450, 10) }""",
        key,
    )
    await expect(
        minsu.locator("dialog.board-over").or_(minsu.locator("[data-board-said]:not(:empty)"))
    ).to_be_attached()
    assert "day=2026-12-09" in sent[0]
    assert "begin=00%3A10" in sent[0]


async def test_who_is_told_that_too_many_are_here_asks_again_and_the_step_is_taken(minsu: Page) -> None:
    """The step and the look at the board after it are each refused once."""
    refused: list[str] = []

    async def crowded(route: Route) -> None:
        if route.request.method in refused:
            return await route.fallback()
        refused.append(route.request.method)
        return await route.fulfill(status=503, headers={"retry-after": "1"}, body="Very many people are here.")

    card = str(UUID(await minsu.locator("[data-card]").first.get_attribute("data-card")))
    room, begin, minutes = await place(minsu, card)
    await minsu.route("**/desk/wsce-2026/programme*", crowded)
    await minsu.route("**/desk/wsce-2026/programme/slots/*", crowded)
    await minsu.locator(f"#card-{card} a").focus()
    await minsu.keyboard.press("Alt+ArrowDown")
    await seen(minsu, card, (str(room), str(int(str(begin)) + 5), str(minutes)))
    assert sorted(refused) == ["GET", "POST"]
    await expect(minsu.locator("main > [data-board-status]")).to_be_hidden()
