"""What is counted, who may see it, and that nothing that was sent is in it."""

from datetime import datetime, timedelta

import httpx
import pytest
from litestar import Litestar

from core.jobs.tables import Job
from core.web.metrics import BOUNDS, Metrics
from tests.conftest import NOW

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


async def test_what_waits_for_a_worker_is_counted_and_a_database_that_is_away_keeps_nobody_waiting(
    site: Litestar, reader: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = NOW - timedelta(seconds=90)
    await Job.insert(Job(kind="none", asked_by="system:tests", asked_at=later, due_at=later))
    await Job.insert(Job(kind="none", asked_by="system:tests", asked_at=later, due_at=later, state="failed"))
    monkeypatch.setattr(site.state, "clock", lambda: NOW)
    try:
        lines = (await reader.get("/metrics")).text.splitlines()
        told = {
            'madang_queue_waiting{queue="jobs"} 1',
            'madang_queue_left_over{queue="jobs"} 1',
            "madang_database_up 1",
        }
        assert told <= set(lines)
        late = next(line for line in lines if line.startswith('madang_queue_late_seconds{queue="jobs"}'))
        assert float(late.rpartition(" ")[2]) == 90
    finally:
        await Job.delete().where(Job.kind == "none")

    async def away(_now: datetime) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("core.web.routes.queues", away)
    answer = await reader.get("/metrics")
    assert answer.status_code == 200
    assert "madang_database_up 0" in answer.text
    assert "madang_queue" not in answer.text


async def test_readiness_says_what_is_missing_and_that_one_leaves(site: Litestar, reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/readyz")).text == "ready\n"
    kept = site.state.shelf._documents.pop("editions")
    try:
        answer = await reader.get("/readyz")
        assert (answer.status_code, answer.text) == (503, "loading: editions not read from the database yet\n")
    finally:
        site.state.shelf._documents["editions"] = kept


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
