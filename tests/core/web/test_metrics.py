"""What is counted, who may see it, and that nothing that was sent is in it."""

import httpx
from litestar import Litestar

from core.web.metrics import BOUNDS, Metrics

CANARY = "canary-7f3a"


async def test_this_machine_sees_the_figures_and_they_hold_nothing_that_was_sent(
    site: Litestar, reader: httpx.AsyncClient
) -> None:
    before = site.state.metrics.answers["expo.agenda.index", 200]
    await reader.get(f"/ko/wsce-2026/schedule?q={CANARY}", headers={"user-agent": CANARY, "referer": CANARY})
    await reader.get(f"/account/first/{CANARY}")
    await reader.get(f"/{CANARY}", headers={"x-request-id": f"{CANARY}\nroute=1"})
    text = (await reader.get("/metrics")).text
    assert f'madang_requests_total{{route="expo.agenda.index",status="200"}} {before + 1}' in text
    assert 'route="core.access.links.show",status="200"' in text
    assert CANARY not in text


async def test_who_asks_from_elsewhere_finds_nothing_there(site: Litestar) -> None:
    for client in (("203.0.113.9", 1), ("10.0.0.1", 1), ("::ffff:203.0.113.9", 1)):
        transport = httpx.ASGITransport(site, client=client)
        async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as one:
            assert (await one.get("/metrics")).status_code == 404


async def test_a_proxy_on_this_machine_does_not_open_it(reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/metrics", headers={"x-forwarded-for": "127.0.0.1"})).status_code == 404


def test_durations_are_summed_up_to_each_bound() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.01, 0.02, 99.0):
        metrics.answered("core.desk.index", 200, seconds)
    lines = metrics.printed(shed=3).splitlines()
    counts = [int(line.rpartition(" ")[2]) for line in lines if "_bucket" in line]
    assert (counts[:3], counts[-2:], len(counts)) == ([1, 2, 3], [3, 4], len(BOUNDS) + 1)
    assert {"madang_request_seconds_count 4", "madang_shed 3", "madang_in_flight 0"} <= set(lines)
