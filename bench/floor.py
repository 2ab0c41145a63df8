"""The floor plan at the size of the expo of 2022: 1,548 booths in three halls, an exhibitor at each.

`hall_gz_bytes` is a hall's whole page as sent with gzip, its list included, the largest of halls and languages;
`render_ms` the first rendering of a hall, over HTTP, that nobody asked for before (median); `route_p95_ms` the shortest
way between any two booths, in words, every other one without steps, with nothing remembered; `fps` the frames a second
while a hall is dragged and zoomed in Chromium on a processor four times slower (the slower of the two).
"""

import asyncio
import gzip
import sys
import time
from random import Random
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
from playwright.async_api import Page, async_playwright

from bench.floors import large_plan
from bench.programmes import sample_database
from bench.report import finish, median, percentile
from bench.server import serving
from expo.floor.plans.snapshot import FrozenBooth, FrozenFloor, Plan, encode
from expo.floor.routing.network import Network
from expo.floor.routing.words import instructions
from tests.browser import find_browser, get_browser

EXHIBITORS = "from bench.floors import exhibitors; from expo.floor import occupants; occupants.nobody = exhibitors"
PUBLISH = """
INSERT INTO expo_floor_plan (id, edition, number, published_at, published_by, note, digest, snapshot)
SELECT $1, id, 2, now(), 'bench', '', 'bench', $2 FROM expo_edition WHERE slug = 'wsce-2026'
"""
RENDERS = 15
WAYS = 500
SECONDS = 3.0
PAUSE_MS = 1_000
"""So that texts are back before the next act."""
SLOWER_PROCESSOR = 4
COUNT = """
window.frames_seen = 0;
const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
requestAnimationFrame(count);
"""
Found = tuple[FrozenFloor, FrozenBooth]


async def publish(address: str, plan: Plan) -> None:
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(PUBLISH, uuid4(), encode(plan).decode())
    finally:
        await connection.close()


async def sizes(base: str, plan: Plan) -> int:
    largest = 0
    async with httpx.AsyncClient(base_url=base) as client:
        for language in ("ko", "es", "ar"):
            for floor in plan.halls:
                answer = await client.get(f"/{language}/wsce-2026/floor/{floor.code}")
                answer.raise_for_status()
                largest = max(largest, len(gzip.compress(answer.content, 9)))
    return largest


async def renderings(base: str) -> float:
    """Milliseconds; each address is new to the page cache."""
    taken = []
    async with httpx.AsyncClient(base_url=base) as client:
        await client.get("/ko/wsce-2026/floor/H1")
        for number in range(RENDERS):
            begun = time.perf_counter()
            (await client.get(f"/ko/wsce-2026/floor/H{1 + number % 3}?bench={number}")).raise_for_status()
            taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def ways(plan: Plan) -> list[float]:
    """Seconds; the networks are made before, as they are once for each published plan."""
    networks = [Network(plan, step_free=step_free) for step_free in (False, True)]
    for network in networks:
        begun = time.perf_counter()
        made = sum(len(graph.links) for graph in network.graphs.values()) + len(network.crossings)
        print(f"a network of {made} corners in {time.perf_counter() - begun:.2f} s", file=sys.stderr)
    chance, booths = Random(1), [(floor, booth) for floor in plan.halls for booth in floor.booths]
    return [one(networks[at % 2], *chance.sample(booths, 2)) for at in range(WAYS)]


def one(network: Network, start: Found, end: Found) -> float:
    begun = time.perf_counter()
    ends = [network.spot(floor.code, booth.polygon, booth=True) for floor, booth in (start, end)]
    way = network.way(*ends)
    if way is None or not instructions(way, network, goal=end[1].label):
        raise RuntimeError(f"no way from {start[1].number} to {end[1].number}")
    return time.perf_counter() - begun


async def frames(base: str) -> float:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser() or get_browser())
        page = await (await browser.new_context(viewport={"width": 1440, "height": 900})).new_page()
        await page.goto(f"{base}/ko/wsce-2026/floor/H1", wait_until="networkidle")
        line = await page.context.new_cdp_session(page)
        await line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        await page.evaluate(COUNT)
        found = [await during(page, act) for act in (zooming, dragging)]
        await browser.close()
    print(f"zooming {found[0]:.1f}, dragging {found[1]:.1f} frames a second", file=sys.stderr)
    return min(found)


async def during(page: Page, act: Any) -> float:
    await page.locator("[data-plan]").focus()
    await page.wait_for_timeout(PAUSE_MS)
    box = await page.locator("[data-plan]").bounding_box()
    if box is None:
        raise RuntimeError("the plan is not shown")
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 500) / 2
    await page.mouse.move(x, y)
    before, begun = await page.evaluate("[frames_seen, performance.now()]")
    until = time.monotonic() + SECONDS
    await act(page, x, y, until)
    after, ended = await page.evaluate("[frames_seen, performance.now()]")
    return float((after - before) / (ended - begun) * 1000)


async def zooming(page: Page, _x: float, _y: float, until: float) -> None:
    """In until numbers and names can be read, then out and in again."""
    turned = 0
    while time.monotonic() < until:
        await page.mouse.wheel(0, -40 if turned < 12 or turned % 20 < 10 else 40)
        turned += 1
        await asyncio.sleep(0.016)


async def dragging(page: Page, x: float, y: float, until: float) -> None:
    """To and fro, zoomed in as the act before left it."""
    await page.mouse.down()
    moved = 0
    while time.monotonic() < until:
        await page.mouse.move(x + 6 * (moved % 40 - 20), y + 3 * (moved % 30 - 15))
        moved += 1
        await asyncio.sleep(0.016)
    await page.mouse.up()


def main() -> None:
    plan = large_plan()
    with sample_database() as address:
        asyncio.run(publish(address, plan))
        with serving(address, EXHIBITORS) as base:
            size, taken, fps = asyncio.run(measure(base, plan))
    routes = ways(plan)
    finish(
        hall_gz_bytes=size,
        render_ms=round(taken, 1),
        route_p95_ms=round(percentile(routes, 0.95) * 1000, 1),
        fps=round(fps, 1),
    )


async def measure(base: str, plan: Plan) -> tuple[int, float, float]:
    return await sizes(base, plan), await renderings(base), await frames(base)


if __name__ == "__main__":
    main()
