"""Home and schedule in Korean and Arabic as a phone on a slow line sees them (Slow 4G, a processor four times slower).

Headless Chromium with an empty cache, median of `ROUNDS` visits: LCP and CLS as the browser reports them, when the first
session can be read (painted, not merely in the document), requests and bytes on the wire, fonts included.
"""

import asyncio
import sys
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.async_api import Browser, async_playwright

from bench.programmes import sample_database
from bench.report import finish
from bench.server import serving
from tests.browser import find_browser, get_browser

ROUNDS = 5
PAGES = ("ko/", "ar/", "ko/wsce-2026/schedule", "ar/wsce-2026/schedule")
PHONE: Any = {"width": 390, "height": 844}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER_PROCESSOR = 4
SETTLE_MS = 1_500
WATCH = """
window.vitals = {lcp: 0, cls: 0, session: 0};
new PerformanceObserver(l => { for (const e of l.getEntries()) vitals.lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) vitals.cls += e.value; })
  .observe({type: 'layout-shift', buffered: true});
const look = () => {
  const found = document.querySelector('main a[href*="/sessions/"]');
  if (found && found.getBoundingClientRect().height) requestAnimationFrame(() => { vitals.session ||= performance.now(); });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds after navigation began; bytes as they came over the line."""

    lcp_ms: float
    cls: float
    session_ms: float
    requests: int
    octets: int


async def visit(browser: Browser, address: str) -> Visit:
    """One visit with nothing cached."""
    context = await browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = await context.new_page()
    line = await context.new_cdp_session(page)
    received: dict[str, int] = {}
    line.on("Network.loadingFinished", lambda e: received.__setitem__(e["requestId"], int(e["encodedDataLength"])))
    await line.send("Network.enable")
    await line.send("Network.emulateNetworkConditions", SLOW_4G)
    await line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    await page.add_init_script(WATCH)
    await page.goto(address, wait_until="load")
    await page.wait_for_timeout(SETTLE_MS)
    seen = await page.evaluate("vitals")
    await context.close()
    return Visit(seen["lcp"], seen["cls"], seen["session"], len(received), sum(received.values()))


async def measure(base: str) -> dict[str, float | int]:
    """The worst page's median of each figure."""
    visits: dict[str, list[Visit]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser() or get_browser(),
            args=["--disable-background-networking", "--disable-component-update"],
        )
        for path in PAGES:
            await visit(browser, f"{base}/{path}")
            visits[path] = [await visit(browser, f"{base}/{path}") for _ in range(ROUNDS)]
        await browser.close()
    for path, seen in visits.items():
        print(f"{path}: {_of(seen)}", file=sys.stderr)
    worst = [_of(seen) for seen in visits.values()]
    return {name: max(figures[name] for figures in worst) for name in worst[0]}


def _of(seen: list[Visit]) -> dict[str, float | int]:
    return {
        "lcp_ms": round(median(one.lcp_ms for one in seen)),
        "cls": round(median(one.cls for one in seen), 4),
        "first_session_ms": round(median(one.session_ms for one in seen)),
        "requests": max(one.requests for one in seen),
        "kb": round(max(one.octets for one in seen) / 1024, 1),
    }


def main() -> None:
    with sample_database() as database_url, serving(database_url) as base:
        finish(**asyncio.run(measure(base)))


if __name__ == "__main__":
    main()
